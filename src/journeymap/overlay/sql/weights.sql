-- What a visit contributes to the error of F, the incidence of good exits at the limit (its influence function), by the
-- time of its exit or censoring: + a where it exits well, - b where it exits at all, - k in any case.
-- With h = d / y: b = (F - f) / ((1 - h) y), or 0 where all leave; k = the running sum of a g / y - b h.
WITH bounded AS (
  SELECT c.node, c.x, c.y, c.d, c.g, c.a, c.f, max(c.f) OVER (PARTITION BY c.node) AS f_end
  FROM curve AS c
  JOIN limits AS l ON c.node = l.node AND c.x <= l.x_end
),
turns AS (
  SELECT node, x, y, d, g, a, f_end, CASE WHEN d < y THEN (f_end - f) / nullif(y - d, 0) ELSE 0 END AS b
  FROM bounded
)
SELECT node, x, a, b, f_end, sum((a * g - b * d) / nullif(y, 0)) OVER (
    PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS k
FROM turns
