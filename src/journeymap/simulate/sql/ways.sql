-- Visits by context, what came next (0: nothing so far), part of the scale of times, group of cases, held out or not.
SELECT p.context, t.next, t.at, t.grp, t.held, count(*) AS visits
FROM model_trails AS t
JOIN model_paths AS p ON t.near = p.near AND t.far = p.far
GROUP BY p.context, t.next, t.at, t.grp, t.held
ORDER BY p.context, t.next, t.at, t.grp, t.held
