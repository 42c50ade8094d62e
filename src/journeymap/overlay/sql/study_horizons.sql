-- How long each group of a study could be watched: its h*.
SELECT node, x_h
FROM horizons
ORDER BY node
