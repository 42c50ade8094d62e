-- The share of good exits at the limit and its variance by cluster (the case, else the person): V = m/(m-1) sum I^2, I
-- the influences of a cluster's visits together, m clusters. What lies beyond the limit has the last k.
-- Sums run over whole numbers (influence times n, in 10^-10; squares in parts of the greatest), so that the result does
-- not depend on the order in which an engine adds.
WITH tops AS (
  SELECT node, max(x) AS x
  FROM weights
  GROUP BY node
),
ends AS (
  SELECT w.node, w.k, w.f_end
  FROM weights AS w
  JOIN tops AS t ON w.node = t.node AND w.x = t.x
),
influence AS (
  SELECT
    s.node, s.cluster,
    l.n * CASE
      WHEN w.x IS NULL THEN -coalesce(e.k, 0)
      WHEN s.next IS NULL THEN -w.k
      ELSE s.good * w.a - w.b - w.k
    END AS i
  FROM spans AS s
  JOIN limits AS l ON s.node = l.node
  LEFT JOIN ends AS e ON s.node = e.node
  LEFT JOIN weights AS w ON s.node = w.node AND s.x = w.x
),
clusters AS (
  SELECT node, cluster, sum(CAST(round(i * 1e10) AS BIGINT)) / 1e10 AS i
  FROM influence
  GROUP BY node, cluster
),
sizes AS (
  SELECT node, count(*) AS m, max(i * i) AS greatest_square
  FROM clusters
  GROUP BY node
),
squares AS (
  SELECT c.node, sum(CAST(round(c.i * c.i / nullif(z.greatest_square, 0) * (4e18 / nullif(z.m, 0))) AS BIGINT)) AS parts
  FROM clusters AS c
  JOIN sizes AS z ON c.node = z.node
  GROUP BY c.node
)
SELECT
  z.node,
  h.x_h,
  z.m AS clusters,
  coalesce(e.f_end, 0) AS f_end,
  coalesce(q.parts, 0) / 4e18 * z.m * z.greatest_square
    / nullif(l.n, 0) / nullif(l.n, 0) * z.m / nullif(greatest(z.m - 1, 1), 0) AS variance
FROM sizes AS z
JOIN limits AS l ON z.node = l.node
JOIN horizons AS h ON z.node = h.node
JOIN squares AS q ON z.node = q.node
LEFT JOIN ends AS e ON z.node = e.node
ORDER BY z.node
