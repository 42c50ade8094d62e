-- Waits by group and how they went by its limit: what lies beyond is cut there. A wait counts in every group that its
-- part is a member of.
SELECT
  l.number, l.n,
  least(c.x, l.x_end) AS x,
  CASE WHEN c.x <= l.x_end THEN c.leaves ELSE 0 END AS leaves,
  CASE WHEN c.x <= l.x_end THEN c.good ELSE 0 END AS good,
  c.alone,
  CAST(sum(c.waits) AS BIGINT) AS waits
FROM tally_counts AS c
JOIN tally_members AS m ON c.part = m.part
JOIN tally_limits AS l ON m.base + c.node = l.number
GROUP BY
  l.number, l.n, least(c.x, l.x_end),
  CASE WHEN c.x <= l.x_end THEN c.leaves ELSE 0 END, CASE WHEN c.x <= l.x_end THEN c.good ELSE 0 END, c.alone
