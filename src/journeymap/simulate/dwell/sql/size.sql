-- How many visits there are whose times count.
SELECT count(*) AS visits
FROM visits
WHERE case_id IN (SELECT case_id FROM dwell_cases)
