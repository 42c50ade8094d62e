-- How long visits lasted: visits by touchpoint, where they led (`next`, 0: nowhere yet) and the time from their first event to
-- there, or until watching ended. `passed` is where the time lies on the scale: where :exact is 1 the time itself, else the
-- beginning of the part that holds it; parts are a 32nd of the power of two below them, and what
-- finds them is exact. `inside` sums, in 1024ths of each visit's time, what lies between its first event and its last.
WITH marked AS (
  SELECT
    case_id, time_us,
    CASE WHEN before_node = node THEN 1 ELSE 0 END AS again,
    sum(CASE WHEN before_node = node THEN 0 ELSE 1 END) OVER (
      PARTITION BY case_id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS number
  FROM walk
  WHERE ended = 0 AND kind <> 'sent'
    AND case_id IN (SELECT case_id FROM walk WHERE ended = 0 AND kind = 'step' AND before_node = node)
),
lasting AS (
  SELECT case_id, number, max(time_us) AS last_at
  FROM marked
  WHERE again = 1
  GROUP BY case_id, number
),
followed AS (
  SELECT
    v.node, v.next,
    coalesce(v.next_at, :until) - v.started AS x,
    CASE WHEN v.next IS NOT NULL AND l.last_at > v.started THEN l.last_at - v.started ELSE 0 END AS lasted
  FROM dwell_visits AS v
  LEFT JOIN lasting AS l ON v.case_id = l.case_id AND v.number = l.number
),
guessed AS (
  SELECT *, CASE WHEN x < 64 OR :exact = 1 THEN 1 ELSE power(2, floor(ln(greatest(x, 1)) / 0.6931471805599453)) END AS guess
  FROM followed
),
scaled AS (
  SELECT
    *,
    CASE WHEN x < 64 OR :exact = 1 THEN 1 WHEN guess > x THEN guess / 64 WHEN 2 * guess <= x THEN guess / 16 ELSE guess / 32 END
      AS part
  FROM guessed
),
placed AS (
  SELECT
    CAST(node AS BIGINT) AS node,
    coalesce(CAST(next AS BIGINT), 0) AS next,
    CASE WHEN part = 1 THEN x ELSE CAST(round(floor(x / nullif(part, 0)) * part) AS BIGINT) END AS passed,
    CASE WHEN lasted = 0 THEN 0 ELSE CAST(round(CAST(lasted AS DOUBLE) * 1024 / nullif(x, 0)) AS BIGINT) END AS inside
  FROM scaled
)
SELECT node, next, passed, count(*) AS visits, sum(inside) AS inside
FROM placed
GROUP BY node, next, passed
ORDER BY node, next, passed
