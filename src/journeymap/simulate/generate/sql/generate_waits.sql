-- When each kind begins and how long it lasts after the two kinds before it: counts by the quarter of an hour of the week of
-- the moment from which its start is reckoned, the age of the case and how long it took.
-- Of a very large log a part of the cases is enough, told by the second in which they began.
SELECT p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took, count(*) AS events
FROM generate_steps
WHERE token > 0 AND second % nullif(:parts, 0) = 0
GROUP BY p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took
ORDER BY p2, p1, token, mode, moved, lasts, from_quarter, start_hour, end_hour, age, took
