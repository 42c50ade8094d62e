-- Ways from visit to visit, how often they were taken, and in how many cases; node 0 is the beginning of a journey.
SELECT node, next, count(*) AS steps, count(DISTINCT case_id) AS cases
FROM (
  SELECT case_id, node, next FROM visits WHERE next IS NOT NULL
  UNION ALL
  SELECT case_id, 0 AS node, node AS next FROM visits WHERE number = 1
) AS ways
GROUP BY node, next
ORDER BY steps DESC, node, next
