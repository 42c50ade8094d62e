-- Visits by touchpoint and channel, with what the variance of their share takes: sums over clusters of squares, and of
-- products with all visits of the cluster that name a channel.
WITH one_channel AS (
  SELECT node, lowest AS channel, visits AS here, visits
  FROM channel_clusters
  WHERE lowest = highest
),
several AS (
  SELECT v.node, v.channel, v.cluster, count(*) AS here, max(c.visits) AS visits
  FROM channel_visits AS v
  JOIN channel_clusters AS c ON v.node = c.node AND v.cluster = c.cluster AND c.lowest <> c.highest
  WHERE v.channel IS NOT NULL
  GROUP BY v.node, v.channel, v.cluster
),
clusters AS (
  SELECT node, channel, here, visits
  FROM one_channel
  UNION ALL
  SELECT node, channel, here, visits
  FROM several
)
SELECT
  node, channel,
  CAST(sum(here) AS BIGINT) AS visits,
  CAST(sum(here * here) AS BIGINT) AS squares,
  CAST(sum(here * visits) AS BIGINT) AS products
FROM clusters
GROUP BY node, channel
ORDER BY node, visits DESC, channel
