-- Steps: their events, visits, the journeys that have them, how many begin and end there, and where in a journey they
-- come first on the mean (0 its first visit, 1 its last).
WITH journeys AS (
  SELECT
    case_id, journey, node,
    sum(events) AS events,
    count(*) AS visits,
    max(CASE WHEN number = 1 THEN 1 ELSE 0 END) AS begins,
    max(CASE WHEN next IS NULL THEN 1 ELSE 0 END) AS ends_here,
    CAST(round(min(relative) * 1e6) AS BIGINT) AS relative
  FROM visits
  GROUP BY case_id, journey, node
)
SELECT
  node,
  CAST(sum(events) AS BIGINT) AS events,
  CAST(sum(visits) AS BIGINT) AS visits,
  count(*) AS journeys,
  CAST(sum(begins) AS BIGINT) AS firsts,
  CAST(sum(ends_here) AS BIGINT) AS lasts,
  CAST(sum(relative) AS DOUBLE) / 1e6 / nullif(count(*), 0) AS place
FROM journeys
GROUP BY node
ORDER BY node
