-- Visits by touchpoint whose events name no channel, and visits with a channel at both ends of the way to them.
SELECT
  node,
  count(CASE WHEN channel IS NULL THEN 1 END) AS unsaid,
  count(came_over) AS ways,
  CAST(coalesce(sum(came_over), 0) AS BIGINT) AS switched
FROM channel_visits
GROUP BY node
ORDER BY node
