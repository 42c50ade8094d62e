-- Waits at one touchpoint, one row a visit: until the next touchpoint or outcome. `good` is an exit that is no failure.
SELECT
  CAST(:number AS BIGINT) AS node, v.cluster,
  coalesce(v.next_at, :until) - v.started AS x,
  v.next,
  CASE WHEN v.next IS NULL THEN 0 ELSE n.good END AS good,
  :until - v.started AS follow
FROM visits AS v
LEFT JOIN nodes AS n ON v.next = n.node
WHERE v.node = :touchpoint
