-- Events that stand for a step of the funnel, in the order of their case, cases begun before the log left out. An
-- outcome that a visit stands for comes right after the visit.
SELECT w.case_id, f.step, 2 * w.place AS place
FROM walk AS w
JOIN funnel_steps AS f ON w.node = f.node
JOIN states AS s ON w.case_id = s.case_id
WHERE w.ended = 0 AND s.begun_before = 0
UNION ALL
SELECT w.case_id, f.step, 2 * w.place + 1
FROM walk AS w
JOIN funnel_steps AS f ON w.outcome = f.node
JOIN states AS s ON w.case_id = s.case_id
WHERE w.ended = 0 AND s.begun_before = 0 AND w.kind = 'step'
