-- No case is a later journey of a person: cases are taken as they are.
SELECT case_id
FROM log
WHERE 1 = 0
