-- Every event on the map in the order of its case: by time, then as the log has it.
-- `ended` counts the events before it that ended the case: an outcome, or a visit that stands for one. So the journey
-- is what has ended = 0, its last event included; what has more came after the outcome.
-- `before_` is the last event that was no one-way message: such messages interrupt nothing.
SELECT
  e.case_id, e.cluster, e.time_us, e.channel, e.node, n.kind,
  CASE WHEN n.kind = 'outcome' THEN e.node WHEN n.reaches > 0 THEN n.reaches END AS outcome,
  row_number() OVER (PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node) AS place,
  coalesce(sum(CASE WHEN n.kind = 'outcome' OR n.reaches > 0 THEN 1 ELSE 0 END) OVER (
    PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ), 0) AS ended,
  lag(CASE WHEN n.kind <> 'sent' THEN e.node END IGNORE NULLS) OVER (
    PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node
  ) AS before_node,
  lag(CASE WHEN n.kind <> 'sent' THEN e.time_us END IGNORE NULLS) OVER (
    PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node
  ) AS before_time,
  lag(CASE WHEN n.kind <> 'sent' THEN coalesce(e.channel, '') END IGNORE NULLS) OVER (
    PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.node
  ) AS before_channel
FROM mapped AS e
JOIN nodes AS n ON e.node = n.node
