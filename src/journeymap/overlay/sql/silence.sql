-- How long customers are silent who then go on: the product-limit distribution of the silences, up to the longest that
-- this log can show (`x_h`: the m-th longest watch among n, m = max(ceil(n/10), min(50, ceil(n/2)))).
-- `y` are at risk, `d` of them move at time x, `gone` is the share that has moved by then. tau is said, or the time by
-- which 99% of those who go on have moved; shorter silences than one that is said are left out, since nobody in them was
-- silent for so long; `gone_before` have moved before tau, `at_risk` are silent for tau.
-- The horizon is sought in two looks, as in horizons.sql.
WITH scale AS (
  SELECT max(follow) AS longest, count(*) AS n FROM gaps
),
placed AS (
  SELECT g.follow, c.n, coalesce(floor(CAST(g.follow AS DOUBLE) / nullif(c.longest, 0) * 4096), 0) AS part
  FROM gaps AS g
  CROSS JOIN scale AS c
),
parts AS (
  SELECT part, n, count(*) AS there
  FROM placed
  GROUP BY part, n
),
reached AS (
  SELECT
    part, there,
    greatest(ceil(n / 10.0), least(50, ceil(n / 2.0))) AS m,
    sum(there) OVER (ORDER BY part DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far
  FROM parts
),
sought AS (
  SELECT part, m - (so_far - there) AS wanted
  FROM reached
  WHERE m BETWEEN so_far - there + 1 AND so_far
),
ranked AS (
  SELECT p.follow, s.wanted, row_number() OVER (ORDER BY p.follow DESC) AS rank
  FROM placed AS p
  JOIN sought AS s ON p.part = s.part
),
horizon AS (
  SELECT follow AS x_h
  FROM ranked
  WHERE rank = wanted
),
clipped AS (
  SELECT least(g.x, h.x_h) AS x, CASE WHEN g.moved = 1 AND g.x <= h.x_h THEN 1 ELSE 0 END AS leaves
  FROM gaps AS g
  CROSS JOIN horizon AS h
  WHERE g.x >= coalesce(CAST(:tau AS BIGINT), 0)
),
times AS (
  SELECT x, count(*) AS there, sum(leaves) AS d
  FROM clipped
  GROUP BY x
),
sizes AS (
  SELECT sum(there) AS n FROM times
),
risk AS (
  SELECT
    t.x, CAST(t.d AS BIGINT) AS d,
    CAST(z.n + t.there - sum(t.there) OVER (ORDER BY t.x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT)
      AS y
  FROM times AS t
  CROSS JOIN sizes AS z
),
limits AS (
  SELECT
    x, y,
    1 - exp(sum(CASE WHEN d < y THEN ln((y - d) / nullif(y, 0)) ELSE -1000 END) OVER (
      ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )) AS gone
  FROM risk
),
ends AS (
  SELECT max(gone) AS gone_h FROM limits
),
tau AS (
  SELECT coalesce(CAST(:tau AS BIGINT), min(l.x)) AS tau
  FROM limits AS l
  CROSS JOIN ends AS e
  WHERE l.gone > 0 AND l.gone >= 0.99 * e.gone_h - 1e-12
)
SELECT
  t.tau,
  max(h.x_h) AS x_h,
  max(e.gone_h) AS gone_h,
  coalesce(max(CASE WHEN l.x < t.tau THEN l.gone END), 0) AS gone_before,
  coalesce(max(CASE WHEN l.x >= t.tau THEN l.y END), 0) AS at_risk
FROM limits AS l
CROSS JOIN tau AS t
CROSS JOIN ends AS e
CROSS JOIN horizon AS h
GROUP BY t.tau
