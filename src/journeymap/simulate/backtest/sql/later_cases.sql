-- The cases that begin after :cut and not after :last and get to an outcome in the whole log, whether it is a success, and
-- the group of cases that each belongs to: by the place of its cluster's first case, modulo :groups. Whole days are counted
-- before, so that no machine must hold all.
WITH chosen AS (
  SELECT
    s.case_id, s.cluster, s.first_at, s.ended_at, s.path_a, s.path_b, n.success,
    floor(s.first_at / 86400000000.0) AS day
  FROM states AS s
  JOIN nodes AS n ON s.outcome = n.node
  WHERE s.first_at > :cut AND s.first_at <= :last
),
days AS (
  SELECT day, count(*) AS n
  FROM chosen
  GROUP BY day
),
earlier AS (
  SELECT
    day,
    CAST(sum(n) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) - n AS before
  FROM days
),
placed AS (
  SELECT
    c.case_id, c.cluster, c.success,
    e.before - 1 + row_number() OVER (
      PARTITION BY c.day ORDER BY c.first_at, c.path_a, c.path_b, c.ended_at, c.case_id
    ) AS place
  FROM chosen AS c
  JOIN earlier AS e ON c.day = e.day
)
SELECT case_id, success, CAST(min(place) OVER (PARTITION BY cluster) % nullif(:groups, 0) AS INTEGER) AS grp
FROM placed
