-- Waits for an answer as a study: by touchpoint in microseconds, and all together (node 0) in billionths of each wait's own
-- promise, rounded up, so that a wait is within its promise where it is at most 1,000,000,000; what takes more than twice
-- as long makes no difference there. Promises that are longer than this log can show are not among them.
SELECT
  node, cluster, x,
  CASE WHEN answered = 1 THEN 1 END AS next,
  answered AS good,
  follow
FROM promise_waits
UNION ALL
SELECT
  0, w.cluster,
  CAST(ceil(least(w.x / nullif(greatest(w.promise, 1), 0), 2) * 1e9) AS BIGINT),
  CASE WHEN w.answered = 1 THEN 1 END,
  w.answered,
  CAST(ceil(least(w.follow / nullif(greatest(w.promise, 1), 0), 2) * 1e9) AS BIGINT)
FROM promise_waits AS w
JOIN promises AS p ON w.node = p.node
WHERE p.pooled = 1
