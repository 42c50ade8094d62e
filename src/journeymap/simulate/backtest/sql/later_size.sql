-- How many cases are judged, and how many of them have a visit at all; those without one are no prefix.
SELECT count(*) AS cases, count(CASE WHEN v.case_id IS NOT NULL THEN 1 END) AS visiting
FROM later_cases AS c
LEFT JOIN (SELECT case_id FROM visits WHERE number = 1) AS v ON c.case_id = v.case_id
