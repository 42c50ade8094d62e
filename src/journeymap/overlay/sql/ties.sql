-- Events at the same time as the one before them but at another touchpoint: there the order is the log's, not time's.
SELECT count(*) AS ties, count(DISTINCT case_id) AS cases
FROM walk
WHERE tied = 1
