-- How many waits each case (or person) has at each touchpoint.
SELECT node, cluster, count(*) AS waits
FROM tally_waits
GROUP BY node, cluster
