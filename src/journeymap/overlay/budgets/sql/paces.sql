-- How many of those who go on by h* are there by the limit: r = F(limit) / F(h*), and what a visit contributes to its
-- error, by the time of its exit or censoring: + a where it exits well, - b where it exits at all, - k in any case.
-- The influence on a quotient is (that on F(limit) - r times that on F(h*)) / F(h*); each of the two is as in weights.sql,
-- and what lies beyond the limit contributes to F(h*) alone.
WITH ends AS (
  SELECT c.node, l.x_end, max(c.f) AS f_h, max(CASE WHEN c.x <= l.x_end THEN c.f ELSE 0 END) AS f_end
  FROM curve AS c
  JOIN limits AS l ON c.node = l.node
  GROUP BY c.node, l.x_end
),
shares AS (
  SELECT node, x_end, f_h, f_end, f_end / nullif(f_h, 0) AS r
  FROM ends
  WHERE f_h > 0
),
turns AS (
  SELECT
    c.node, c.x, c.y, c.d, c.g, s.r,
    c.a * (CASE WHEN c.x <= s.x_end THEN 1 ELSE 0 END - s.r) / nullif(s.f_h, 0) AS a,
    CASE WHEN c.d < c.y
      THEN (CASE WHEN c.x <= s.x_end THEN s.f_end - c.f ELSE 0 END - s.r * (s.f_h - c.f)) / nullif((c.y - c.d) * s.f_h, 0)
      ELSE 0 END AS b
  FROM curve AS c
  JOIN shares AS s ON c.node = s.node
)
SELECT node, x, a, b, r AS f_end, sum((a * g - b * d) / nullif(y, 0)) OVER (
    PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS k
FROM turns
