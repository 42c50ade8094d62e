-- Events by touchpoint within the journey: what came after the outcome is not among them.
SELECT node, count(*) AS events, count(DISTINCT case_id) AS cases
FROM walk
WHERE ended = 0 AND kind <> 'outcome'
GROUP BY node
ORDER BY node
