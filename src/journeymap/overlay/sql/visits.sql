-- Visits: consecutive events of a case at the same touchpoint are one, and it lasts until the next touchpoint or the
-- outcome (`next`, at `next_at`; none where neither came). `started` is its first event.
-- `final` marks a case's last visit.
-- `switched` is 1 where the next visit begins in another channel than this one's last event; none where either is unsaid.
WITH ways AS (
  SELECT
    case_id, cluster, node, kind, outcome, time_us,
    row_number() OVER w AS number,
    lead(node) OVER w AS following,
    lead(time_us) OVER w AS following_at,
    lead(came_over) OVER w AS switched
  FROM walk
  WHERE ended = 0 AND kind <> 'sent' AND (before_node IS NULL OR before_node <> node)
  WINDOW w AS (PARTITION BY case_id ORDER BY place)
)
SELECT
  w.case_id, w.cluster, w.node, CAST(w.number AS BIGINT) AS number, w.time_us AS started,
  coalesce(w.outcome, w.following) AS next,
  CASE WHEN w.outcome IS NOT NULL THEN w.time_us ELSE w.following_at END AS next_at,
  CASE WHEN w.outcome IS NULL AND n.kind = 'step' THEN 0 ELSE 1 END AS final,
  w.switched
FROM ways AS w
LEFT JOIN nodes AS n ON w.following = n.node
WHERE w.kind = 'step'
