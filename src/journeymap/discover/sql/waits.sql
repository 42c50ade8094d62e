-- The typical time from a visit's first event to the next visit, in microseconds: the median by way (`next` is said) and
-- by step (`next` is none).
WITH gaps AS (
  SELECT node, next, gap FROM visits WHERE next IS NOT NULL
  UNION ALL
  SELECT node, CAST(NULL AS BIGINT), gap FROM visits WHERE next IS NOT NULL
),
ranked AS (
  SELECT
    node, next, gap,
    row_number() OVER (PARTITION BY node, next ORDER BY gap) AS rank,
    count(*) OVER (PARTITION BY node, next) AS n
  FROM gaps
)
SELECT node, next, gap AS median
FROM ranked
WHERE rank = ceil(n / 2.0)
ORDER BY node, next
