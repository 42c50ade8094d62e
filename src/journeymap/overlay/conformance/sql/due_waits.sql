-- Steps taken on ways with a planned wait, where the longest planned wait was over by the observation end: kept where the
-- step came no later.
SELECT v.case_id, CASE WHEN v.next_at - v.started <= w.longest THEN 1 ELSE 0 END AS kept
FROM visits AS v
JOIN planned_waits AS w ON v.node = w.node AND v.next = w.next
WHERE :until - v.started >= w.longest
