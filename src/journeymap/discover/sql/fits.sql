-- How many journeys follow the ways up to each rank: a journey follows them from its rarest way on (`worst`; -1 where one
-- of its ways has no rank at all).
SELECT worst, count(*) AS journeys
FROM (
  SELECT v.case_id, v.journey, CASE WHEN min(coalesce(r.rank, -1)) < 0 THEN -1 ELSE max(r.rank) END AS worst
  FROM (
    SELECT case_id, journey, node, next FROM visits WHERE next IS NOT NULL
    UNION ALL
    SELECT case_id, journey, 0 AS node, node AS next FROM visits WHERE number = 1
  ) AS v
  LEFT JOIN ranks AS r ON v.node = r.node AND v.next = r.next
  GROUP BY v.case_id, v.journey
) AS paths
GROUP BY worst
ORDER BY worst
