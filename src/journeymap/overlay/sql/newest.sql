-- The time of the twentieth-last event: far before the last one, that one is suspect.
SELECT min(time_us) AS twentieth, count(*) AS events
FROM (SELECT time_us FROM log ORDER BY time_us DESC LIMIT 20) AS newest
