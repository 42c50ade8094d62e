-- Visits of the cases that fit whose promise was broken, by touchpoint, without those that left straight to a failure.
SELECT v.node, count(*) AS broken
FROM promise_waits AS w
JOIN visits AS v ON w.case_id = v.case_id AND w.number = v.number
JOIN states AS s ON w.case_id = s.case_id
LEFT JOIN nodes AS n ON v.next = n.node
WHERE w.kept = 0 AND s.fits = 1 AND coalesce(n.good, 1) = 1
GROUP BY v.node
ORDER BY v.node
