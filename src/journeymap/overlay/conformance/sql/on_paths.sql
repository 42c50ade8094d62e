-- Cases that visited a touchpoint or reached an outcome, by whether they fit.
SELECT fits, count(*) AS cases
FROM states
WHERE visits > 0 OR outcome IS NOT NULL
GROUP BY fits
ORDER BY fits
