-- Visits: consecutive events of a case at the same touchpoint are one, and it lasts until the next touchpoint or the
-- outcome (`next`, at `next_at`; none where neither came). `started` is its first event.
-- `final` marks a case's last visit.
-- `switched` is 1 where the next visit begins in another channel than this one's last event; none where either is unsaid.
WITH stops AS (
  SELECT *, CASE WHEN channel <> '' AND before_channel <> '' THEN CASE WHEN channel <> before_channel THEN 1 ELSE 0 END END
    AS came_over
  FROM walk
  WHERE ended = 0 AND kind <> 'sent' AND (before_node IS NULL OR before_node <> node)
),
ways AS (
  SELECT
    case_id, cluster, node, kind, outcome, time_us,
    row_number() OVER (PARTITION BY case_id ORDER BY place) AS number,
    lead(node) OVER (PARTITION BY case_id ORDER BY place) AS following,
    lead(kind) OVER (PARTITION BY case_id ORDER BY place) AS following_kind,
    lead(time_us) OVER (PARTITION BY case_id ORDER BY place) AS following_at,
    lead(came_over) OVER (PARTITION BY case_id ORDER BY place) AS switched
  FROM stops
)
SELECT
  case_id, cluster, node, number, time_us AS started,
  coalesce(outcome, following) AS next,
  CASE WHEN outcome IS NOT NULL THEN time_us ELSE following_at END AS next_at,
  CASE WHEN outcome IS NULL AND following_kind = 'step' THEN 0 ELSE 1 END AS final,
  switched
FROM ways
WHERE kind = 'step'
