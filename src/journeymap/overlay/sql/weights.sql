-- What a visit contributes to the error of F, the incidence of good exits at the limit (its influence function), by the
-- time of its exit or censoring: + a where it exits well, - b where it exits at all, - k in any case.
-- With h = d / y: b = (F - f) / ((1 - h) y), or 0 where all leave; k = the running sum of a g / y - b h, which comes to
-- u - (F - f) w with the sums that curve.sql has made on its way.
WITH ends AS (
  SELECT c.node, l.x_end, max(c.f) AS f_end
  FROM curve AS c
  JOIN limits AS l ON c.node = l.node AND c.x <= l.x_end
  GROUP BY c.node, l.x_end
)
SELECT
  c.node, c.x, c.a, e.f_end,
  CASE WHEN c.d < c.y THEN (e.f_end - c.f) / nullif(c.y - c.d, 0) ELSE 0 END AS b,
  c.u - (e.f_end - c.f) * c.w AS k
FROM curve AS c
JOIN ends AS e ON c.node = e.node AND c.x <= e.x_end
