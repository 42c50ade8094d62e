-- Waits as a study: by touchpoint and channel, and by touchpoint and whether the channel changed on the way to it, each
-- under a number of its own (`number`).
SELECT g.number AS node, v.cluster, v.x, v.next, v.good, v.follow
FROM channel_visits AS v
JOIN channel_groups AS g ON v.node = g.node AND v.channel = g.channel
UNION ALL
SELECT s.number, v.cluster, v.x, v.next, v.good, v.follow
FROM channel_visits AS v
JOIN switch_groups AS s ON v.node = s.node AND v.came_over = s.came_over
