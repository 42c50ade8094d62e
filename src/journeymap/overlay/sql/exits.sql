-- The share of each exit at h*, and the times by which half and nine in ten of those who take it by then have taken it.
WITH ends AS (
  SELECT node, next, max(reached) AS share
  FROM incidence
  GROUP BY node, next
)
SELECT
  e.node, e.next, e.share,
  min(CASE WHEN i.reached >= 0.5 * e.share - 1e-12 THEN i.x END) AS median,
  min(CASE WHEN i.reached >= 0.9 * e.share - 1e-12 THEN i.x END) AS p90
FROM ends AS e
JOIN incidence AS i ON e.node = i.node AND e.next = i.next
GROUP BY e.node, e.next, e.share
ORDER BY e.node, e.next
