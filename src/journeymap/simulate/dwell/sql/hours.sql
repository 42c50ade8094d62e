-- When customers arrive: visits by touchpoint, where they led, and the hour of the week (0: Monday 0:00 UTC) in which they
-- came there. 1970 began on a Thursday, three days into a week.
WITH arrived AS (
  SELECT node, next, ((next_at + 259200000000) % 604800000000 + 604800000000) % 604800000000 AS into_week
  FROM dwell_visits
  WHERE next IS NOT NULL
),
placed AS (
  SELECT CAST(node AS BIGINT) AS node, CAST(next AS BIGINT) AS next, CAST(floor(into_week / 3600000000.0) AS BIGINT) AS hour
  FROM arrived
)
SELECT node, next, hour, count(*) AS visits
FROM placed
GROUP BY node, next, hour
ORDER BY node, next, hour
