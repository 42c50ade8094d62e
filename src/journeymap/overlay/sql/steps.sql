-- Steps taken: from visit to visit or outcome, whether the plan has them, and how often the channel changed on the way
-- (none where channels are unsaid).
SELECT
  v.node, v.next,
  count(*) AS steps,
  count(DISTINCT v.case_id) AS cases,
  max(CASE WHEN p.node IS NULL THEN 0 ELSE 1 END) AS planned,
  CAST(sum(v.switched) AS BIGINT) AS switches
FROM visits AS v
LEFT JOIN plan AS p ON v.node = p.node AND v.next = p.next
WHERE v.next IS NOT NULL
GROUP BY v.node, v.next
ORDER BY steps DESC, v.node, v.next
