-- What comes directly before each of the kept steps (node 0: nothing, a case begins), how often, and how many cases end
-- there; whole cases, no matter whether a step is an outcome.
WITH around AS (
  SELECT
    s.node,
    coalesce(lag(s.node) OVER (PARTITION BY s.case_id ORDER BY s.place), 0) AS before_node,
    CASE WHEN lead(s.node) OVER (PARTITION BY s.case_id ORDER BY s.place) IS NULL THEN 1 ELSE 0 END AS last
  FROM steps AS s
  JOIN kept AS k ON s.node = k.node
)
SELECT
  before_node AS node, node AS next,
  CAST(sum(CASE WHEN before_node <> node THEN 1 ELSE 0 END) AS BIGINT) AS steps,
  CAST(sum(last) AS BIGINT) AS lasts
FROM around
GROUP BY before_node, node
ORDER BY steps DESC, before_node, node
