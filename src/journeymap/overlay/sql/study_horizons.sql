-- The longest wait that each group of a study can show.
SELECT node, x_h
FROM horizons
ORDER BY node
