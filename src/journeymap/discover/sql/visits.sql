-- Visits: consecutive events of a journey at the same step are one. A journey ends with its first outcome; what comes
-- after it is another journey of the same case where cases are persons (:again), and else left aside.
-- `number` counts the visits of a journey, `next` is the step after it (none at its last visit), reached after `gap`
-- microseconds; `events` came at once; `relative` is 0 for the first visit of a journey and 1 for its last.
WITH journeys AS (
  SELECT case_id, ended AS journey, node, ends, time_us, place,
    lag(node) OVER (PARTITION BY case_id, ended ORDER BY place) AS before_node
  FROM steps
  WHERE ended = 0 OR :again
),
marked AS (
  SELECT *, CAST(sum(CASE WHEN before_node IS NULL OR before_node <> node THEN 1 ELSE 0 END) OVER (
    PARTITION BY case_id, journey ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS BIGINT) AS number
  FROM journeys
),
visits AS (
  SELECT case_id, journey, number, max(node) AS node, max(ends) AS ends, min(time_us) AS started, count(*) AS events
  FROM marked
  GROUP BY case_id, journey, number
)
SELECT
  case_id, journey, number, node, ends, started, events,
  lead(node) OVER (PARTITION BY case_id, journey ORDER BY number) AS next,
  lead(started) OVER (PARTITION BY case_id, journey ORDER BY number) - started AS gap,
  coalesce(CAST(number - 1 AS DOUBLE) / nullif(count(*) OVER (PARTITION BY case_id, journey) - 1, 0), 0) AS relative
FROM visits
