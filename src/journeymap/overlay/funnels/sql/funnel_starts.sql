-- Where a funnel may begin: every event of its first step where it has a window, else the case's earliest one
-- (:windowed). Cases begun before the log are left out, since their first step may have been before it.
WITH starts AS (
  SELECT
    e.case_id, e.place, e.time_us,
    row_number() OVER (PARTITION BY e.case_id ORDER BY e.place) AS number
  FROM funnel_events AS e
  JOIN states AS s ON e.case_id = s.case_id
  WHERE e.step = 1 AND s.begun_before = 0
)
SELECT case_id, place AS begun, place, time_us AS at_1
FROM starts
WHERE number = 1 OR :windowed = 1
