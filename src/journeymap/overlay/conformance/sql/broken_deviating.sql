-- Cases whose promise was broken, by path to align and place on it.
SELECT d.path, w.number, count(*) AS broken
FROM promise_waits AS w
JOIN states AS s ON w.case_id = s.case_id
JOIN deviating AS d
  ON s.visits = d.visits AND s.path_a = d.path_a AND s.path_b = d.path_b AND s.begun_before = d.begun_before
  AND s.outcome IS NOT DISTINCT FROM d.outcome
WHERE w.kept = 0 AND s.fits = 0
GROUP BY d.path, w.number
ORDER BY d.path, w.number
