-- Contacts by channel: visits by their channel, and messages of one-way touchpoints by theirs; none where it is unsaid.
SELECT cluster, channel
FROM channel_visits
WHERE channel IS NOT NULL
UNION ALL
SELECT w.cluster, coalesce(c.number, 0)
FROM walk AS w
LEFT JOIN channels AS c ON w.channel = c.word
WHERE w.ended = 0 AND w.kind = 'sent' AND w.channel <> ''
