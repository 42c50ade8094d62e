-- What the visits of a touchpoint that name a channel sum up to: clusters, visits, and squares of visits by cluster.
SELECT
  node,
  count(*) AS clusters,
  CAST(sum(visits) AS BIGINT) AS visits,
  CAST(sum(visits * visits) AS BIGINT) AS squares
FROM channel_clusters
GROUP BY node
ORDER BY node
