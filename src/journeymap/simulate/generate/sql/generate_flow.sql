-- How often each kind follows the five before it, by the age of the case and how long it took; 0 is the end of the case, -1 is still under way.
SELECT p1, p2, p3, p4, p5, token, age, took, count(*) AS events
FROM generate_steps
GROUP BY p1, p2, p3, p4, p5, token, age, took
ORDER BY p1, p2, p3, p4, p5, token, age, took
