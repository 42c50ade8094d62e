-- What the contacts of each cluster cost, in whole units, and how many cases it has.
WITH spent AS (
  SELECT c.cluster, sum(p.price) AS total
  FROM contacts AS c
  JOIN prices AS p ON c.channel = p.channel
  GROUP BY c.cluster
),
sizes AS (
  SELECT cluster, count(*) AS cases
  FROM states
  GROUP BY cluster
)
SELECT 0 AS node, z.cluster, CAST(coalesce(s.total, 0) AS BIGINT) AS total, z.cases AS parts
FROM sizes AS z
LEFT JOIN spent AS s ON z.cluster = s.cluster
