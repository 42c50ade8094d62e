-- How many cases went from each kind to each other one.
SELECT p1, token, count(DISTINCT case_id) AS cases
FROM generate_steps
WHERE token > 0
GROUP BY p1, token
ORDER BY p1, token
