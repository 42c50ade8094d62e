-- When each kind begins and how long it lasts after the two kinds before it: counts by the quarter of an hour of the week of
-- the moment from which its start is reckoned, the age of the case and how long it took.
SELECT p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took, count(*) AS events
FROM generate_steps
WHERE token > 0
GROUP BY p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took
ORDER BY p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took
