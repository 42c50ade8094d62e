-- Visits with their channel (its number; none where no event of theirs names one), and whether it changed on the way to
-- them: `came_over` is 1 where the visit's first event names another channel than the last event before it, none where
-- either names none. The waits are those of sql/spans.sql.
WITH stops AS (
  SELECT
    w.case_id, w.cluster, w.node, w.kind, w.outcome, w.time_us, w.place,
    CASE WHEN w.channel <> '' THEN coalesce(c.number, 0) END AS channel,
    CASE WHEN w.before_channel <> '' THEN coalesce(b.number, 0) END AS before_channel
  FROM walk AS w
  LEFT JOIN channels AS c ON w.channel = c.word
  LEFT JOIN channels AS b ON w.before_channel = b.word
  WHERE w.ended = 0 AND w.kind <> 'sent' AND (w.before_node IS NULL OR w.before_node <> w.node)
),
ways AS (
  SELECT
    *,
    lead(node) OVER (PARTITION BY case_id ORDER BY place) AS following,
    lead(time_us) OVER (PARTITION BY case_id ORDER BY place) AS following_at
  FROM stops
),
visits AS (
  SELECT
    case_id, cluster, node, place, channel, time_us,
    CASE WHEN channel <> before_channel THEN 1 WHEN channel = before_channel THEN 0 END AS came_over,
    coalesce(outcome, following) AS next,
    CASE WHEN outcome IS NOT NULL THEN time_us ELSE following_at END AS next_at
  FROM ways
  WHERE kind = 'step'
)
SELECT
  v.node, v.cluster,
  coalesce(v.channel, CASE WHEN l.channel IS NOT NULL THEN coalesce(c.number, 0) END) AS channel,
  v.came_over,
  coalesce(v.next_at, :until) - v.time_us AS x,
  v.next,
  CASE WHEN v.next IS NULL THEN 0 ELSE n.good END AS good,
  :until - v.time_us AS follow
FROM visits AS v
LEFT JOIN channel_late AS l ON v.case_id = l.case_id AND v.place = l.place
LEFT JOIN channels AS c ON l.channel = c.word
LEFT JOIN nodes AS n ON v.next = n.node
