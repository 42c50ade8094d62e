-- What the log holds as a whole: events, cases, activities, the first and the last moment (microseconds since 1970 UTC),
-- how many events name a channel, and how long a case lasts on the mean.
WITH cases AS (
  SELECT case_id, count(*) AS events, count(channel) AS with_channel, min(time_us) AS began, max(time_us) AS ended
  FROM log
  GROUP BY case_id
),
kinds AS (
  SELECT count(DISTINCT activity) AS activities
  FROM log
)
SELECT
  CAST(coalesce(sum(c.events), 0) AS BIGINT) AS events,
  count(*) AS cases,
  max(k.activities) AS activities,
  min(c.began) AS since,
  max(c.ended) AS until,
  CAST(coalesce(sum(c.with_channel), 0) AS BIGINT) AS with_channel,
  CAST(floor(sum((c.ended - c.began) / 1e6) / nullif(count(*), 0)) AS BIGINT) AS mean_s
FROM cases AS c
CROSS JOIN kinds AS k
