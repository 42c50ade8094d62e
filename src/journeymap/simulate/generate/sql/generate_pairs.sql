-- How many cases went from each kind to each other one, and on to a third.
SELECT p2, p1, token, count(DISTINCT case_id) AS cases
FROM (
  SELECT case_id, p2, p1, token FROM generate_steps WHERE token > 0
  UNION ALL
  SELECT case_id, -1, p1, token FROM generate_steps WHERE token > 0
) AS gone
GROUP BY p2, p1, token
HAVING count(DISTINCT case_id) >= :fewest
ORDER BY p2, p1, token
