-- Visits whose first event names no channel and another event does: the first one that it names. `place` is that of the
-- visit's first event.
WITH candidates AS (
  SELECT DISTINCT case_id
  FROM walk
  WHERE ended = 0 AND kind = 'step' AND before_node = node AND before_channel = '' AND channel <> ''
),
stays AS (
  SELECT
    w.case_id, w.node, w.place, w.channel,
    sum(CASE WHEN w.before_node = w.node THEN 0 ELSE 1 END) OVER (
      PARTITION BY w.case_id ORDER BY w.place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS visit
  FROM walk AS w
  JOIN candidates AS c ON w.case_id = c.case_id
  WHERE w.ended = 0 AND w.kind = 'step'
),
named AS (
  SELECT
    case_id, place, channel,
    min(place) OVER (PARTITION BY case_id, visit) AS first_place,
    min(CASE WHEN channel <> '' THEN place END) OVER (PARTITION BY case_id, visit) AS named_place
  FROM stays
)
SELECT case_id, first_place AS place, channel
FROM named
WHERE place = named_place AND place > first_place
