-- Events of each step by channel.
SELECT node, channel, count(*) AS events
FROM steps
WHERE channel IS NOT NULL
GROUP BY node, channel
ORDER BY node, events DESC, channel
