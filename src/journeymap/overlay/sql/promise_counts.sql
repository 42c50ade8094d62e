-- What became of the waits for an answer, by touchpoint.
SELECT
  node,
  count(*) AS waits,
  count(CASE WHEN kept = 1 THEN 1 END) AS kept,
  count(CASE WHEN kept = 0 THEN 1 END) AS broken
FROM promise_waits
GROUP BY node
ORDER BY node
