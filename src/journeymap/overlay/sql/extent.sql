-- What the log spans: all events of any kind. Times are microseconds since 1970 UTC.
SELECT
  count(*) AS events,
  count(DISTINCT case_id) AS cases,
  min(time_us) AS since,
  max(time_us) AS last,
  count(channel) AS with_channel
FROM log
