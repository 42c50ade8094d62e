-- Every event on the map in the order of its case: by time, then as the log has it.
-- `ended` counts the events before it that ended the case: an outcome, or a visit that stands for one. So the journey
-- is what has ended = 0, its last event included; what has more came after the outcome.
-- `before_node` is that of the last event that was no one-way message: such messages interrupt nothing. `tied` is 1 where
-- that one came at the same time at another touchpoint: there the order is the log's, not time's. `before_channel` is its
-- channel ('' where it is unsaid), `came_over` is 1 where it was another one, none where either is unsaid.
WITH ordered AS (
  SELECT
    e.case_id, e.cluster, e.time_us, e.channel, e.node, n.kind,
    CASE WHEN n.kind = 'outcome' THEN e.node WHEN n.reaches > 0 THEN n.reaches END AS outcome,
    row_number() OVER w AS place,
    count(CASE WHEN n.kind = 'outcome' OR n.reaches > 0 THEN 1 END) OVER (
      PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS ended,
    lag(CASE WHEN n.kind <> 'sent' THEN e.node END IGNORE NULLS) OVER w AS before_node,
    lag(CASE WHEN n.kind <> 'sent' THEN e.time_us END IGNORE NULLS) OVER w AS before_time,
    lag(CASE WHEN n.kind <> 'sent' THEN coalesce(e.channel, '') END IGNORE NULLS) OVER w AS before_channel
  FROM mapped AS e
  JOIN nodes AS n ON e.node = n.node
  WINDOW w AS (PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node)
)
SELECT
  case_id, cluster, time_us, channel, node, kind, outcome,
  CAST(place AS BIGINT) AS place,
  CAST(ended AS INTEGER) AS ended,
  before_node, before_channel,
  CASE WHEN ended = 0 AND kind <> 'sent' AND before_node <> node AND before_time = time_us THEN 1 ELSE 0 END AS tied,
  CASE WHEN channel <> '' AND before_channel <> '' THEN CASE WHEN channel <> before_channel THEN 1 ELSE 0 END END
    AS came_over
FROM ordered
