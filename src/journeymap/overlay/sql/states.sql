-- How each case stands at the observation end: finished; else silent where nothing of it was heard for tau; else open.
-- It fits where its first visit is a planned entry and every step from visit to visit and to the outcome is planned.
-- It began before the log where its first visit (or an outcome without one) is no planned entry and lies within tau of
-- the log's start, unless it is a person's later journey.
-- Its path is the sequence of its visits and its outcome; two numbers stand for it, mixed from touchpoint and position
-- (squares modulo 2147483647), so that equal paths have equal numbers and others, but for a chance of 1 in 10^18, not.
WITH marked AS (
  SELECT
    v.case_id, v.node, v.number, v.next, v.started, v.final,
    CASE WHEN v.next IS NULL OR p.node IS NOT NULL THEN 1 ELSE 0 END AS planned,
    (CAST(v.node AS BIGINT) * 7919 + v.number * 104729 + 12345) % 2147483647 AS a,
    (CAST(v.node AS BIGINT) * 15485863 + v.number * 32452843 + 67890) % 2147483629 AS b
  FROM visits AS v
  LEFT JOIN plan AS p ON v.node = p.node AND v.next = p.next
),
mixed AS (
  SELECT *, (a * a + 40503) % 2147483647 AS a2, (b * b + 60013) % 2147483629 AS b2
  FROM marked
),
remixed AS (
  SELECT *, (a2 * a2 + a) % 2147483647 AS a3, (b2 * b2 + b) % 2147483629 AS b3
  FROM mixed
),
paths AS (
  SELECT
    case_id,
    count(*) AS visits,
    max(CASE WHEN number = 1 THEN node END) AS first_node,
    min(started) AS first_started,
    max(CASE WHEN final = 1 THEN node END) AS last_node,
    min(planned) AS planned,
    sum((a3 * a3 + a2) % 2147483647) AS path_a,
    sum((b3 * b3 + b2) % 2147483629) AS path_b
  FROM remixed
  GROUP BY case_id
)
SELECT
  c.case_id, c.cluster, c.first_at, c.ended_at, c.outcome, c.late,
  coalesce(p.visits, 0) AS visits, p.first_node, p.last_node, p.path_a, p.path_b,
  CASE WHEN c.outcome IS NOT NULL THEN 'finished' WHEN :until - c.last_at >= :tau THEN 'silent' ELSE 'open' END AS state,
  CASE WHEN n.entry = 1 AND p.planned = 1 THEN 1 ELSE 0 END AS fits,
  CASE WHEN coalesce(n.entry, 0) = 0 AND coalesce(p.first_started, c.ended_at) - :since <= :tau
    AND l.case_id IS NULL THEN 1 ELSE 0 END AS begun_before
FROM cases AS c
LEFT JOIN paths AS p ON c.case_id = p.case_id
LEFT JOIN nodes AS n ON p.first_node = n.node
LEFT JOIN later_journeys AS l ON c.case_id = l.case_id
