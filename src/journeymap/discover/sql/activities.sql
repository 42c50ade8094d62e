-- Activities by the number of cases that have them: the most frequent :most.
SELECT activity, count(*) AS events, count(DISTINCT case_id) AS cases
FROM log
GROUP BY activity
ORDER BY cases DESC, events DESC, activity
LIMIT :most
