-- Events that stand for a step of the funnel, in the order of their case. An outcome that a visit stands for comes right
-- after the visit (`later` is 1).
SELECT w.case_id, f.step, 2 * w.place + f.later AS place, w.time_us
FROM walk AS w
JOIN funnel_steps AS f ON w.node = f.node
WHERE w.ended = 0
