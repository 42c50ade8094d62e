-- The paths to align, without the cases that took them.
SELECT path, coalesce(outcome, 0) AS outcome, begun_before, cases
FROM deviating
ORDER BY path
