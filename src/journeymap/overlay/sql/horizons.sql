-- The horizon h* of each touchpoint (`x_h`): the m-th longest time that one of its n visits could be watched,
-- m = max(ceil(n/10), min(50, ceil(n/2))). It is the longest wait that this log can show.
-- It is sought in two looks, since ordering all visits is dear: first the part (of 4096 equal ones) that holds it, from
-- the longest down, then its place in there.
WITH scale AS (
  SELECT max(follow) AS longest FROM spans
),
placed AS (
  SELECT s.node, s.follow, coalesce(floor(CAST(s.follow AS DOUBLE) / nullif(c.longest, 0) * 4096), 0) AS part
  FROM spans AS s
  CROSS JOIN scale AS c
),
parts AS (
  SELECT node, part, count(*) AS there
  FROM placed
  GROUP BY node, part
),
reached AS (
  SELECT
    node, part, there,
    sum(there) OVER (PARTITION BY node) AS n,
    sum(there) OVER (PARTITION BY node ORDER BY part DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far
  FROM parts
),
sought AS (
  SELECT
    node, part,
    CAST(n AS BIGINT) AS n,
    greatest(ceil(n / 10.0), least(50, ceil(n / 2.0))) - (so_far - there) AS wanted
  FROM reached
  WHERE greatest(ceil(n / 10.0), least(50, ceil(n / 2.0))) BETWEEN so_far - there + 1 AND so_far
),
ranked AS (
  SELECT
    p.node, p.follow, s.n, s.wanted,
    row_number() OVER (PARTITION BY p.node ORDER BY p.follow DESC) AS rank
  FROM placed AS p
  JOIN sought AS s ON p.node = s.node AND p.part = s.part
)
SELECT node, n, follow AS x_h
FROM ranked
WHERE rank = wanted
