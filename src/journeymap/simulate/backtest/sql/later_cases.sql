-- The cases that begin after :cut and not after :last and get to an outcome in the whole log.
SELECT case_id
FROM states
WHERE first_at > :cut AND first_at <= :last AND outcome IS NOT NULL
