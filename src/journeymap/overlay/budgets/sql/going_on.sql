-- Waits at one touchpoint, one row a visit: until the next touchpoint or outcome. Every exit is `good`: it went on.
SELECT
  CAST(:number AS BIGINT) AS node, cluster,
  coalesce(next_at, :until) - started AS x,
  next,
  CASE WHEN next IS NULL THEN 0 ELSE 1 END AS good,
  :until - started AS follow
FROM visits
WHERE node = :touchpoint
