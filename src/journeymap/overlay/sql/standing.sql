-- Cases by outcome, state, fit and whether they began before the log.
SELECT outcome, state, fits, begun_before, count(*) AS cases, CAST(sum(late) AS BIGINT) AS late
FROM states
GROUP BY outcome, state, fits, begun_before
ORDER BY outcome, state, fits, begun_before
