-- Waits for success, one row a case: from its first mapped event to its outcome, cases begun before the log left out.
-- `good` is success; without an outcome the case is censored at the observation end.
SELECT
  CAST(:number AS BIGINT) AS node, s.cluster,
  coalesce(s.ended_at, :until) - s.first_at AS x,
  s.outcome AS next,
  CASE WHEN s.outcome IS NULL THEN 0 ELSE n.success END AS good,
  :until - s.first_at AS follow
FROM states AS s
LEFT JOIN nodes AS n ON s.outcome = n.node
WHERE s.begun_before = 0
