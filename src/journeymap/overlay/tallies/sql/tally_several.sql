-- Waits of cases that have several at a touchpoint: they are added up by case.
SELECT w.part, w.node, w.cluster, w.x, w.leaves, w.good
FROM tally_waits AS w
JOIN tally_clusters AS c ON w.node = c.node AND w.cluster = c.cluster
WHERE c.waits > 1
