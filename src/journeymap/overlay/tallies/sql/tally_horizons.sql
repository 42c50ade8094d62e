-- h* of each group in whole units: the m-th longest time that one of its n waits could be watched,
-- m = max(ceil(n/10), min(50, ceil(n/2))). A wait counts in every group that its part is a member of.
WITH watched AS (
  SELECT part, node, watched, count(*) AS waits
  FROM tally_waits
  GROUP BY part, node, watched
),
grouped AS (
  SELECT m.base + w.node AS number, w.watched, sum(w.waits) AS waits
  FROM watched AS w
  JOIN tally_members AS m ON w.part = m.part
  GROUP BY m.base + w.node, w.watched
),
ranked AS (
  SELECT
    number, watched,
    sum(waits) OVER (PARTITION BY number ORDER BY watched DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS rank,
    sum(waits) OVER (PARTITION BY number) AS n
  FROM grouped
)
SELECT number, CAST(max(n) AS BIGINT) AS n, max(watched) AS x_h
FROM ranked
WHERE rank >= greatest(ceil(n / 10.0), least(50, ceil(n / 2.0)))
GROUP BY number
ORDER BY number
