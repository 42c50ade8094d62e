-- How many contacts each channel had.
SELECT channel, count(*) AS contacts
FROM contacts
GROUP BY channel
ORDER BY channel
