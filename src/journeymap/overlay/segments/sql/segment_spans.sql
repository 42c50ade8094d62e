-- What is waited for, as for the whole log (spans.sql), with the case: one row a visit from its first event to the next
-- touchpoint or outcome, and under node 0 one row a case from its first event to its outcome, cases begun before the log
-- left out.
SELECT
  v.case_id, v.cluster, v.node,
  coalesce(v.next_at, :until) - v.started AS x,
  v.next,
  CASE WHEN v.next IS NULL THEN 0 ELSE n.good END AS good,
  :until - v.started AS follow
FROM visits AS v
LEFT JOIN nodes AS n ON v.next = n.node
UNION ALL
SELECT
  s.case_id, s.cluster, 0,
  coalesce(s.ended_at, :until) - s.first_at,
  s.outcome,
  CASE WHEN s.outcome IS NULL THEN 0 ELSE n.success END,
  :until - s.first_at
FROM states AS s
LEFT JOIN nodes AS n ON s.outcome = n.node
WHERE s.begun_before = 0
