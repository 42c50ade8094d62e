-- Finished cases, one row each, as waits of no length: `good` is one that follows the plan. So the incidence is the plain
-- share, and its variance is by cluster.
SELECT
  CAST(:number AS BIGINT) AS node, cluster,
  CAST(0 AS BIGINT) AS x,
  outcome AS next,
  fits AS good,
  CAST(0 AS BIGINT) AS follow
FROM states
WHERE state = 'finished'
