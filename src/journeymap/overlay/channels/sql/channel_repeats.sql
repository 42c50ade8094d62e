-- Visits in which something was done again after a change of channel: one of their events names another channel than the
-- case's last event at the same touchpoint that names one. Only clusters that are in several channels at a touchpoint, or
-- change within a visit, can have any. Sums over clusters as for shares.
WITH several AS (
  SELECT node, cluster
  FROM channel_clusters
  WHERE lowest <> highest
  UNION ALL
  SELECT node, cluster
  FROM walk
  WHERE ended = 0 AND kind = 'step' AND before_node = node AND channel <> '' AND channel <> before_channel
),
looked_at AS (
  SELECT DISTINCT node, cluster
  FROM several
),
stays AS (
  SELECT
    w.case_id, w.cluster, w.node, w.place,
    CASE WHEN w.channel <> '' THEN coalesce(c.number, 0) END AS channel,
    sum(CASE WHEN w.before_node = w.node THEN 0 ELSE 1 END) OVER (
      PARTITION BY w.case_id, w.node ORDER BY w.place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS visit
  FROM walk AS w
  JOIN looked_at AS s ON w.node = s.node AND w.cluster = s.cluster
  LEFT JOIN channels AS c ON w.channel = c.word
  WHERE w.ended = 0 AND w.kind = 'step'
),
turns AS (
  SELECT
    case_id, cluster, node, visit, channel,
    lag(channel) OVER (PARTITION BY case_id, node ORDER BY place) AS before
  FROM stays
  WHERE channel IS NOT NULL
),
again AS (
  SELECT DISTINCT case_id, cluster, node, visit
  FROM turns
  WHERE channel <> before
),
clusters AS (
  SELECT a.node, a.cluster, count(*) AS here, max(c.visits) AS visits
  FROM again AS a
  JOIN channel_clusters AS c ON a.node = c.node AND a.cluster = c.cluster
  GROUP BY a.node, a.cluster
)
SELECT
  node,
  CAST(sum(here) AS BIGINT) AS visits,
  CAST(sum(here * here) AS BIGINT) AS squares,
  CAST(sum(here * visits) AS BIGINT) AS products
FROM clusters
GROUP BY node
ORDER BY node
