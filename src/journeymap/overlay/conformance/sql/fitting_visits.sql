-- Visits of the cases that fit, and those of them that left straight to a failure, by touchpoint.
SELECT v.node, count(*) AS visits, count(CASE WHEN n.good = 0 THEN 1 END) AS failed
FROM visits AS v
JOIN states AS s ON v.case_id = s.case_id
LEFT JOIN nodes AS n ON v.next = n.node
WHERE s.fits = 1
GROUP BY v.node
ORDER BY v.node
