-- The covariance of a touchpoint's two shares, after a change of channel and without one, by clusters that have visits of
-- both kinds: m/(m-1) times the sum of the products of their influences, m clusters in all (the factor is left to the caller). Computed as
-- the variances are (overlay/sql/variances.sql), from the same tables.
WITH tops AS (
  SELECT node, max(x) AS x
  FROM weights
  GROUP BY node
),
sides AS (
  SELECT g.node, g.came_over, g.number, l.n, w.k AS last_k
  FROM switch_groups AS g
  JOIN limits AS l ON g.number = l.node
  LEFT JOIN tops AS t ON g.number = t.node
  LEFT JOIN weights AS w ON t.node = w.node AND t.x = w.x
),
on_both AS (
  SELECT node, cluster
  FROM channel_clusters
  WHERE least_over = 0 AND most_over = 1
),
influence AS (
  SELECT
    g.node, g.came_over, s.cluster,
    g.n * CASE
      WHEN w.x IS NULL THEN -coalesce(g.last_k, 0)
      WHEN s.next IS NULL THEN -w.k
      ELSE s.good * w.a - w.b - w.k
    END AS i,
    g.n
  FROM spans AS s
  JOIN sides AS g ON s.node = g.number
  JOIN on_both AS b ON g.node = b.node AND s.cluster = b.cluster
  LEFT JOIN weights AS w ON s.node = w.node AND s.x = w.x
),
clusters AS (
  SELECT
    node, cluster,
    sum(CASE WHEN came_over = 0 THEN CAST(round(i * 1e10) AS BIGINT) ELSE 0 END) / 1e10 AS stayed,
    sum(CASE WHEN came_over = 1 THEN CAST(round(i * 1e10) AS BIGINT) ELSE 0 END) / 1e10 AS changed,
    max(CASE WHEN came_over = 0 THEN n END) AS n_stayed,
    max(CASE WHEN came_over = 1 THEN n END) AS n_changed
  FROM influence
  GROUP BY node, cluster
),
sizes AS (
  SELECT node, count(*) AS shared, max(abs(stayed * changed)) AS greatest
  FROM clusters
  GROUP BY node
),
products AS (
  SELECT
    c.node, max(c.n_stayed) AS n_stayed, max(c.n_changed) AS n_changed,
    sum(CAST(round(c.stayed * c.changed / nullif(z.greatest, 0) * (4e18 / nullif(z.shared, 0))) AS BIGINT)) AS parts
  FROM clusters AS c
  JOIN sizes AS z ON c.node = z.node
  GROUP BY c.node
)
SELECT
  p.node, z.shared,
  coalesce(p.parts, 0) / 4e18 * z.shared * z.greatest / nullif(p.n_stayed, 0) / nullif(p.n_changed, 0) AS products
FROM products AS p
JOIN sizes AS z ON p.node = z.node
ORDER BY p.node
