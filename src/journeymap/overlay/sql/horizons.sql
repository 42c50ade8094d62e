-- The horizon h* of each touchpoint (`x_h`): the m-th longest time that one of its n visits could be watched,
-- m = max(ceil(n/10), min(50, ceil(n/2))). It is the longest wait that this log can show.
WITH ranked AS (
  SELECT
    node, follow,
    row_number() OVER (PARTITION BY node ORDER BY follow DESC) AS rank,
    count(*) OVER (PARTITION BY node) AS n
  FROM spans
)
SELECT node, n, follow AS x_h
FROM ranked
WHERE rank = greatest(ceil(n / 10.0), least(50, ceil(n / 2.0)))
