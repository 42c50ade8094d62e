-- How many waits each group of a study holds, and up to where its share is taken.
SELECT node, n, x_end
FROM limits
ORDER BY node
