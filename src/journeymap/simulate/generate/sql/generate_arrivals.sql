-- Cases by when they began (week since the origin, quarter of an hour of the week), how long before the end of watching
-- that was, and how long they took, both in logarithmic classes of hours.
SELECT
  CAST(round((arrived - arrived % 604800000000) / 604800000000) AS BIGINT) AS week,
  CAST(round((arrived % 604800000000 - arrived % 900000000) / 900000000) AS BIGINT) AS quarter,
  CAST(round(floor(8 * ln(1 + greatest(:until - arrived, 0) / 3600000000))) AS BIGINT) AS age,
  CASE WHEN :whole = 1 THEN CAST(round(floor(8 * ln(1 + greatest(done - arrived, 0) / 3600000000))) AS BIGINT) ELSE 0 END
    AS took,
  count(*) AS cases
FROM generate_events
WHERE place = 1
GROUP BY
  CAST(round((arrived - arrived % 604800000000) / 604800000000) AS BIGINT),
  CAST(round((arrived % 604800000000 - arrived % 900000000) / 900000000) AS BIGINT),
  CAST(round(floor(8 * ln(1 + greatest(:until - arrived, 0) / 3600000000))) AS BIGINT),
  CASE WHEN :whole = 1 THEN CAST(round(floor(8 * ln(1 + greatest(done - arrived, 0) / 3600000000))) AS BIGINT) ELSE 0 END
ORDER BY week, quarter, age, took
