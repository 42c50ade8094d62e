-- Distinct paths: sequences of visits and the outcome.
SELECT count(*) AS variants
FROM (SELECT DISTINCT visits, path_a, path_b, outcome FROM states) AS paths
