-- Cases that come onto the map: from the first mapped event (`first_at`) to the event that ended them (`ended_at`, with
-- the `outcome`; none where they are not finished). `late` counts mapped events after the outcome, `last_at` is the last
-- event of any kind.
WITH journeys AS (
  SELECT
    case_id,
    min(cluster) AS cluster,
    min(time_us) AS first_at,
    max(CASE WHEN ended = 0 AND outcome IS NOT NULL THEN time_us END) AS ended_at,
    max(CASE WHEN ended = 0 THEN outcome END) AS outcome,
    count(CASE WHEN ended > 0 THEN 1 END) AS late
  FROM walk
  GROUP BY case_id
)
SELECT j.case_id, j.cluster, j.first_at, j.ended_at, j.outcome, j.late, coalesce(a.time_us, j.first_at) AS last_at
FROM journeys AS j
LEFT JOIN actions AS a ON j.case_id = a.case_id AND a.next_at IS NULL
