-- Silences: the time from each event of an unfinished case to its next one (`moved` = 1), or to the observation end
-- (`moved` = 0). `follow` is how long it was watched. What comes after the outcome is no silence.
WITH steps AS (
  SELECT case_id, time_us, lead(time_us) OVER (PARTITION BY case_id ORDER BY time_us) AS next_at
  FROM actions
)
SELECT
  coalesce(s.next_at, :until) - s.time_us AS x,
  :until - s.time_us AS follow,
  CASE WHEN s.next_at IS NULL THEN 0 ELSE 1 END AS moved
FROM steps AS s
JOIN cases AS c ON s.case_id = c.case_id
WHERE c.ended_at IS NULL OR s.time_us < c.ended_at
