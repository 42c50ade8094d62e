-- Where journeys began, by group: the first touchpoint, or the outcome where there was none before it; 0 where neither.
-- `before` counts the cases that had begun before the log.
SELECT
  coalesce(s.first_node, s.outcome, 0) AS target,
  e.grp, e.held,
  count(CASE WHEN s.begun_before = 0 THEN 1 END) AS cases,
  count(CASE WHEN s.begun_before = 1 THEN 1 END) AS before
FROM states AS s
JOIN model_entries AS e ON s.case_id = e.case_id
GROUP BY coalesce(s.first_node, s.outcome, 0), e.grp, e.held
ORDER BY coalesce(s.first_node, s.outcome, 0), e.grp, e.held
