-- Steps: their events within journeys (:again: in further journeys of the same case, too), visits, the journeys that have
-- them, how many begin and end there, and where in a journey they come first on the mean (0 its first visit, 1 its last).
WITH journeys AS (
  SELECT
    case_id, journey, node,
    count(*) AS visits,
    max(CASE WHEN number = 1 THEN 1 ELSE 0 END) AS begins,
    max(CASE WHEN next IS NULL THEN 1 ELSE 0 END) AS ends_here,
    CAST(round(min(relative) * 1e6) AS BIGINT) AS relative
  FROM visits
  GROUP BY case_id, journey, node
),
counted AS (
  SELECT node, count(*) AS events
  FROM steps
  WHERE ended = 0 OR :again
  GROUP BY node
)
SELECT
  j.node,
  max(c.events) AS events,
  CAST(sum(j.visits) AS BIGINT) AS visits,
  count(*) AS journeys,
  CAST(sum(j.begins) AS BIGINT) AS firsts,
  CAST(sum(j.ends_here) AS BIGINT) AS lasts,
  CAST(sum(j.relative) AS DOUBLE) / 1e6 / nullif(count(*), 0) AS place
FROM journeys AS j
JOIN counted AS c ON j.node = c.node
GROUP BY j.node
ORDER BY j.node
