-- Means by group with their variance by cluster: the mean is r = sum t / sum n over the group's m clusters (`total` is t,
-- `parts` is n), V = m/(m-1) sum (t - r n)^2 / (sum n)^2.
-- Squares are summed as whole numbers (in parts of the greatest), so that the result does not depend on the order in which
-- an engine adds.
WITH sizes AS (
  SELECT node, count(*) AS m, CAST(sum(total) AS BIGINT) AS total, CAST(sum(parts) AS BIGINT) AS parts
  FROM mean_parts
  GROUP BY node
),
deviations AS (
  SELECT p.node, p.total - z.total / nullif(z.parts, 0) * p.parts AS d
  FROM mean_parts AS p
  JOIN sizes AS z ON p.node = z.node
),
greatest_ AS (
  SELECT node, max(d * d) AS square
  FROM deviations
  GROUP BY node
),
squares AS (
  SELECT
    d.node,
    sum(CAST(round(d.d * d.d / nullif(g.square, 0) * (4e18 / nullif(z.m, 0))) AS BIGINT)) AS parts
  FROM deviations AS d
  JOIN greatest_ AS g ON d.node = g.node
  JOIN sizes AS z ON d.node = z.node
  GROUP BY d.node
)
SELECT
  z.node, z.m AS clusters, z.total, z.parts,
  coalesce(q.parts, 0) / 4e18 * z.m * g.square
    / nullif(z.parts, 0) / nullif(z.parts, 0) * z.m / nullif(greatest(z.m - 1, 1), 0) AS variance
FROM sizes AS z
JOIN greatest_ AS g ON z.node = g.node
JOIN squares AS q ON z.node = q.node
ORDER BY z.node
