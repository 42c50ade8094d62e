-- The incidence of each exit by each time at which it happens, per touchpoint, up to h*.
WITH times AS (
  SELECT s.node, s.next, s.x, count(*) AS exits
  FROM spans AS s
  JOIN horizons AS h ON s.node = h.node AND s.x <= h.x_h
  WHERE s.next IS NOT NULL
  GROUP BY s.node, s.next, s.x
)
SELECT t.node, t.next, t.x, sum(t.exits * c.a) OVER (
    PARTITION BY t.node, t.next ORDER BY t.x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS reached
FROM times AS t
JOIN curve AS c ON t.node = c.node AND t.x = c.x
