-- Waits for an answer, one row a visit to a touchpoint with a promise: from its first event to the case's first later visit
-- to a touchpoint that the provider begins, or to the outcome (`x` microseconds; `answered` is 0 where neither came by the
-- observation end, which cut the wait off). What customers do themselves in between does not stop the clock.
-- `kept` is 1 where the answer came within the promise, 0 where it did not, none where the promise had not run out yet.
WITH marked AS (
  SELECT v.case_id, v.cluster, v.node, v.number, v.started, p.promise, p.answers
  FROM visits AS v
  JOIN promises AS p ON v.node = p.node
),
answers AS (
  SELECT
    case_id, cluster, node, number, started, promise,
    min(CASE WHEN answers = 1 THEN started END) OVER (
      PARTITION BY case_id ORDER BY number DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS answered_at
  FROM marked
),
waits AS (
  SELECT
    a.case_id, a.cluster, a.node, a.number, a.promise, a.started, coalesce(a.answered_at, s.ended_at) AS answered_at
  FROM answers AS a
  JOIN states AS s ON a.case_id = s.case_id
  WHERE a.promise >= 0
)
SELECT
  case_id, cluster, node, number, promise,
  coalesce(answered_at, :until) - started AS x,
  :until - started AS follow,
  CASE WHEN answered_at IS NULL THEN 0 ELSE 1 END AS answered,
  CASE
    WHEN answered_at - started <= promise THEN 1
    WHEN coalesce(answered_at, :until) - started >= promise THEN 0
  END AS kept
FROM waits
