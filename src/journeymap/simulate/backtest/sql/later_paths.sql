-- The visits of those cases, counted by the last five touchpoints (`one` is the visit's own, `two` the one before; 0 where
-- there was none), group of cases, and whether the case succeeds.
WITH followed AS (
  SELECT
    v.node AS one, c.grp, n.success,
    coalesce(lag(v.node, 1) OVER w, 0) AS two,
    coalesce(lag(v.node, 2) OVER w, 0) AS three,
    coalesce(lag(v.node, 3) OVER w, 0) AS four,
    coalesce(lag(v.node, 4) OVER w, 0) AS five
  FROM visits AS v
  JOIN later_cases AS c ON v.case_id = c.case_id
  JOIN states AS s ON v.case_id = s.case_id
  JOIN nodes AS n ON s.outcome = n.node
  WINDOW w AS (PARTITION BY v.case_id ORDER BY v.number)
)
SELECT one, two, three, four, five, grp, success, count(*) AS visits
FROM followed
GROUP BY one, two, three, four, five, grp, success
