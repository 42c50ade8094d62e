-- The incidence of each outcome by whole days after a case's first mapped event.
SELECT
  i.next,
  max(CASE WHEN i.x <= 7 * 86400000000 THEN i.reached END) AS day_7,
  max(CASE WHEN i.x <= 14 * 86400000000 THEN i.reached END) AS day_14,
  max(CASE WHEN i.x <= 30 * 86400000000 THEN i.reached END) AS day_30,
  max(CASE WHEN i.x <= 60 * 86400000000 THEN i.reached END) AS day_60,
  max(CASE WHEN i.x <= 90 * 86400000000 THEN i.reached END) AS day_90
FROM incidence AS i
WHERE i.node = 0
GROUP BY i.next
ORDER BY i.next
