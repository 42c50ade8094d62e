-- How many visits the model rests on.
SELECT count(*) AS visits
FROM visits
WHERE case_id IN (SELECT case_id FROM model_cases)
