-- Events of the chosen activities in the order of their case, each with the step (`node`) that it stands for.
-- `ends` is 1 where the step is an outcome. `ended` counts the outcomes before it in its case.
SELECT
  l.case_id, l.time_us, l.channel, c.node, c.ends,
  row_number() OVER (PARTITION BY l.case_id ORDER BY l.time_us, l.seq, c.node) AS place,
  coalesce(sum(c.ends) OVER (
    PARTITION BY l.case_id ORDER BY l.time_us, l.seq, c.node ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ), 0) AS ended
FROM log AS l
JOIN chosen AS c ON l.activity = c.activity
