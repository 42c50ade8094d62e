-- How many cases (or persons) go on well by h*.
SELECT s.node, count(DISTINCT s.cluster) AS cases
FROM spans AS s
JOIN horizons AS h ON s.node = h.node
WHERE s.good = 1 AND s.x <= h.x_h
GROUP BY s.node
ORDER BY s.node
