-- How long it took to the next kind after each, and how long those have waited that are under way (`token` -1) or ended
-- (0), in logarithmic classes of seconds; 1000 and more are whole days between.
SELECT p1, token, CASE WHEN token <= 0 THEN waited ELSE moved END AS time, count(*) AS events
FROM generate_steps
WHERE p1 > 0
GROUP BY p1, token, CASE WHEN token <= 0 THEN waited ELSE moved END
ORDER BY p1, token, time
