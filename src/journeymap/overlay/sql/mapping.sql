-- Events by activity and by the touchpoint or outcome they are mapped onto, the most frequent first.
SELECT activity, node, other, CAST(sum(events) AS BIGINT) AS events
FROM kinds
GROUP BY activity, node, other
HAVING sum(events) > 0 OR node <> other
ORDER BY events DESC, activity, node, other
