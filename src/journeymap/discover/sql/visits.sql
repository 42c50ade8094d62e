-- Visits: consecutive events of a journey at the same step are one. A journey ends with its first outcome; what comes
-- after it is another journey of the same case where cases are persons (:again), and else left aside.
-- `number` counts the visits of a journey, `next` is the step after it (none at its last visit), reached after `gap`
-- microseconds; `relative` is 0 for the first visit of a journey and 1 for its last.
WITH journeys AS (
  SELECT
    case_id, ended AS journey, node, time_us, place,
    lag(node) OVER (PARTITION BY case_id, ended ORDER BY place) AS before_node
  FROM steps
  WHERE ended = 0 OR :again
),
stops AS (
  SELECT
    case_id, journey, node, time_us,
    row_number() OVER (PARTITION BY case_id, journey ORDER BY place) AS number,
    lead(node) OVER (PARTITION BY case_id, journey ORDER BY place) AS next,
    lead(time_us) OVER (PARTITION BY case_id, journey ORDER BY place) AS next_at,
    count(*) OVER (PARTITION BY case_id, journey) AS visits
  FROM journeys
  WHERE before_node IS NULL OR before_node <> node
)
SELECT
  case_id, journey, node, number, next, next_at - time_us AS gap,
  coalesce(CAST(number - 1 AS DOUBLE) / nullif(visits - 1, 0), 0) AS relative
FROM stops
