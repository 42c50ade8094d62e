-- The same for the waits of cases that have several at a touchpoint, one row each.
SELECT
  l.number, l.n, s.cluster,
  least(s.x, l.x_end) AS x,
  CASE WHEN s.x <= l.x_end THEN s.leaves ELSE 0 END AS leaves,
  CASE WHEN s.x <= l.x_end THEN s.good ELSE 0 END AS good
FROM tally_several AS s
JOIN tally_members AS m ON s.part = m.part
JOIN tally_limits AS l ON m.base + s.node = l.number
