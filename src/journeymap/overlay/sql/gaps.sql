-- Silences: the time from each event of an unfinished case to its next one (`moved` = 1), or to the observation end
-- (`moved` = 0). `follow` is how long it was watched. What comes after the outcome is no silence.
SELECT
  coalesce(a.next_at, :until) - a.time_us AS x,
  :until - a.time_us AS follow,
  CASE WHEN a.next_at IS NULL THEN 0 ELSE 1 END AS moved
FROM actions AS a
JOIN cases AS c ON a.case_id = c.case_id
WHERE c.ended_at IS NULL OR a.time_us < c.ended_at
