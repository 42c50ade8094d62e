-- How often each kind follows the five before it, by the age of the case; 0 is the end of the case, -1 is still under way.
SELECT p1, p2, p3, p4, p5, token, age, count(*) AS events
FROM generate_steps
GROUP BY p1, p2, p3, p4, p5, token, age
ORDER BY p1, p2, p3, p4, p5, token, age
