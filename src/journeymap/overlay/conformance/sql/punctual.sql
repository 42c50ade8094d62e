-- Cases by how many waits and promises of theirs were due, and how many of these were kept.
SELECT due, kept, count(*) AS cases
FROM (SELECT case_id, count(*) AS due, CAST(sum(kept) AS BIGINT) AS kept FROM deadlines GROUP BY case_id) AS kept_by
GROUP BY due, kept
ORDER BY due, kept
