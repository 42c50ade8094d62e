-- The cases that the model rests on (those in `model_cases`), numbered in the order in which they began.
-- `grp` is the group of cases that one belongs to, by the place of its cluster's first case modulo :groups: groups are as
-- equal as can be. `held` marks the last fifth of entries. Whole days are counted before, so that no machine must hold all.
WITH chosen AS (
  SELECT
    s.case_id, s.cluster, s.first_at, s.path_a, s.path_b,
    coalesce(s.ended_at, 0) AS ended,
    floor(s.first_at / 86400000000.0) AS day
  FROM states AS s
  WHERE s.case_id IN (SELECT case_id FROM model_cases)
),
days AS (
  SELECT day, count(*) AS n
  FROM chosen
  GROUP BY day
),
earlier AS (
  SELECT
    day,
    CAST(sum(n) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) - n AS before,
    CAST(sum(n) OVER () AS BIGINT) AS total
  FROM days
),
placed AS (
  SELECT
    c.case_id, c.cluster, e.total,
    e.before - 1 + row_number() OVER (
      PARTITION BY c.day ORDER BY c.first_at, c.path_a, c.path_b, c.ended, c.case_id
    ) AS place
  FROM chosen AS c
  JOIN earlier AS e ON c.day = e.day
)
SELECT
  case_id,
  CAST(min(place) OVER (PARTITION BY cluster) % nullif(:groups, 0) AS INTEGER) AS grp,
  CASE WHEN place * 5 >= total * 4 THEN 1 ELSE 0 END AS held
FROM placed
