-- One row for each event and one for each case's end (`token` 0; -1 where the case is under way when watching ends), with
-- the kinds before it. `age` is how long before the end of watching the case began, as a logarithmic class of hours;
-- `took` how long it took, where all cases are whole; `second` is when it began.
-- A start is reckoned from the moment when all that came before was done (`mode` 1), else from the start of the one before
-- (`mode` 2, side by side); the first is the arrival (`mode` 0). `from_quarter` is that moment's quarter of an hour of the week. `moved` and
-- `lasts` say how far it is to the start and from there to the end: within a day a logarithmic class of seconds (0 is no
-- time at all), else 1000 times the days between, and the quarter of an hour of the day.
WITH all_steps AS (
  SELECT
    case_id, place, token, p1, p2, p3, p4, p5, arrived, done, began, ended, 0 AS waited,
    CASE WHEN place = 1 THEN 0 WHEN began >= reached THEN 1 ELSE 2 END AS mode,
    CASE WHEN place = 1 THEN began WHEN began >= reached THEN reached ELSE beside END AS since
  FROM generate_events
  UNION ALL
  SELECT
    case_id, place + 1, CASE WHEN last = 1 THEN 0 ELSE -1 END, token, p1, p2, p3, p4, arrived, done, ended, ended,
    CASE WHEN :until > ended THEN :until - ended ELSE 0 END, 1, ended
  FROM generate_events
  WHERE following IS NULL
),
days AS (
  SELECT
    case_id, place, token, p1, p2, p3, p4, p5, mode, waited, arrived, done, since, began, ended,
    since - since % 86400000000 AS since_day,
    began - began % 86400000000 AS began_day,
    ended - ended % 86400000000 AS ended_day
  FROM all_steps
)
SELECT
  case_id, place, token, p1, p2, p3, p4, p5, mode,
  CAST(round((arrived - arrived % 1000000) / 1000000) AS BIGINT) AS second,
  CAST(round(floor(8 * ln(1 + greatest(:until - arrived, 0) / 3600000000))) AS BIGINT) AS age,
  CASE WHEN :whole = 1 THEN CAST(round(floor(8 * ln(1 + greatest(done - arrived, 0) / 3600000000))) AS BIGINT) ELSE 0 END
    AS took,
  CAST(round(floor(8 * ln(1 + waited / 1000000))) AS BIGINT) AS waited,
  CAST(round((since % 604800000000 - since % 900000000) / 900000000) AS BIGINT) AS from_quarter,
  CASE
    WHEN began = since THEN 0
    WHEN began_day = since_day THEN CAST(round(1 + floor(8 * ln(1 + (began - since) / 1000000))) AS BIGINT)
    ELSE CAST(round((began_day - since_day) / 86400000000) AS BIGINT) * 1000
      + CAST(round((began % 86400000000 - began % 900000000) / 900000000) AS BIGINT)
  END AS moved,
  CASE
    WHEN ended = began THEN 0
    WHEN ended_day = began_day THEN CAST(round(1 + floor(8 * ln(1 + (ended - began) / 1000000))) AS BIGINT)
    ELSE CAST(round((ended_day - began_day) / 86400000000) AS BIGINT) * 1000
      + CAST(round((ended % 86400000000 - ended % 900000000) / 900000000) AS BIGINT)
  END AS lasts,
  CAST(round((began % 604800000000 - began % 3600000000) / 3600000000) AS BIGINT) AS start_hour,
  CAST(round((ended % 604800000000 - ended % 3600000000) / 3600000000) AS BIGINT) AS end_hour
FROM days
