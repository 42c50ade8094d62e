-- The visits of the cases that were chosen (those in `dwell_cases`).
SELECT case_id, node, number, started, next, next_at
FROM visits
WHERE case_id IN (SELECT case_id FROM dwell_cases)
