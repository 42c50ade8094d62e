-- Cases begun by :cut (those begun before the log aside), and how they stand in the log as it is laid over now.
SELECT
  count(*) AS cases,
  count(CASE WHEN s.state = 'finished' THEN 1 END) AS finished,
  count(CASE WHEN s.state = 'silent' THEN 1 END) AS silent,
  count(CASE WHEN n.success = 1 THEN 1 END) AS succeeded
FROM states AS s
LEFT JOIN nodes AS n ON s.outcome = n.node
WHERE s.begun_before = 0 AND s.first_at <= :cut
