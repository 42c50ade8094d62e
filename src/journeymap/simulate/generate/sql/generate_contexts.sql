-- How many cases were in each context: the last kinds, as many as `order` says (the others are -9).
SELECT p1, p2, p3, p4, p5, count(DISTINCT case_id) AS cases
FROM (
  SELECT
    case_id,
    CASE WHEN :order >= 1 THEN p1 ELSE -9 END AS p1,
    CASE WHEN :order >= 2 THEN p2 ELSE -9 END AS p2,
    CASE WHEN :order >= 3 THEN p3 ELSE -9 END AS p3,
    CASE WHEN :order >= 4 THEN p4 ELSE -9 END AS p4,
    CASE WHEN :order >= 5 THEN p5 ELSE -9 END AS p5
  FROM generate_steps
) AS cut
GROUP BY p1, p2, p3, p4, p5
HAVING count(DISTINCT case_id) >= :fewest
ORDER BY p1, p2, p3, p4, p5
