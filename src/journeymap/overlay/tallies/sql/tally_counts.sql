-- Waits by how they went; those of cases that have but one there (`alone`) can be counted instead of looked at.
SELECT w.part, w.node, w.x, w.leaves, w.good, CASE WHEN c.waits = 1 THEN 1 ELSE 0 END AS alone, count(*) AS waits
FROM tally_waits AS w
JOIN tally_clusters AS c ON w.node = c.node AND w.cluster = c.cluster
GROUP BY w.part, w.node, w.x, w.leaves, w.good, CASE WHEN c.waits = 1 THEN 1 ELSE 0 END
