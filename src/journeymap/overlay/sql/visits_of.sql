-- Visits by touchpoint, the cases that made them, and the visits that neither went on nor ended by the observation end.
SELECT
  node,
  count(*) AS visits,
  count(DISTINCT case_id) AS cases,
  count(CASE WHEN next IS NULL THEN 1 END) AS censored
FROM visits
GROUP BY node
ORDER BY node
