-- Visits that name a channel, by touchpoint and cluster: how many, in which channels (the lowest and the highest number),
-- and whether some came with a change of channel and others without.
SELECT
  node, cluster,
  count(*) AS visits,
  min(channel) AS lowest, max(channel) AS highest,
  min(came_over) AS least_over, max(came_over) AS most_over
FROM channel_visits
WHERE channel IS NOT NULL
GROUP BY node, cluster
