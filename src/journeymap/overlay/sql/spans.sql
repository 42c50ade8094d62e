-- What is waited for: one row a visit, from its first event to the next touchpoint or outcome (`next`) after `x`
-- microseconds; none by the observation end is censored there. `follow` is how long it could be watched.
-- Node 0 is the journey as a whole: from a case's first mapped event to its outcome, cases begun before the log left out.
-- `good`: for a visit, an exit that is no failure; for the whole journey, success.
SELECT
  v.node, v.cluster,
  coalesce(v.next_at, :until) - v.started AS x,
  v.next,
  CASE WHEN v.next IS NULL THEN 0 ELSE n.good END AS good,
  :until - v.started AS follow
FROM visits AS v
LEFT JOIN nodes AS n ON v.next = n.node
UNION ALL
SELECT
  0, s.cluster,
  coalesce(s.ended_at, :until) - s.first_at,
  s.outcome,
  CASE WHEN s.outcome IS NULL THEN 0 ELSE n.success END,
  :until - s.first_at
FROM states AS s
LEFT JOIN nodes AS n ON s.outcome = n.node
WHERE s.begun_before = 0
