-- How long visits could be watched, by context: counted in 4096 equal parts of the longest time, or, where :exact is 1,
-- by the time itself. `follow` is the longest in the part.
WITH scale AS (
  SELECT max(follow) AS longest FROM model_trails
),
placed AS (
  SELECT
    p.context, t.follow, t.held,
    CASE WHEN :exact = 1 THEN t.follow ELSE floor(CAST(t.follow AS DOUBLE) / nullif(s.longest, 0) * 4096) END AS part
  FROM model_trails AS t
  JOIN model_paths AS p ON t.near = p.near AND t.far = p.far
  CROSS JOIN scale AS s
)
SELECT context, held, part, max(follow) AS follow, count(*) AS visits
FROM placed
GROUP BY context, held, part
ORDER BY context, held, part
