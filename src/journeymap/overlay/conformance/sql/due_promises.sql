-- Promises that had run out by the observation end: kept where the answer came in time.
SELECT case_id, kept
FROM promise_waits
WHERE follow >= promise
