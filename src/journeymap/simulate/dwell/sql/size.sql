-- How many visits there are whose times count.
SELECT count(*) AS visits
FROM dwell_visits
