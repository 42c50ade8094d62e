-- The log's words for channels on the map, the most frequent first; words beyond the first thousand are no channels.
SELECT channel AS word, count(*) AS events
FROM walk
WHERE ended = 0 AND channel <> ''
GROUP BY channel
ORDER BY events DESC, channel
LIMIT 1000
