-- Distinct paths of cases that do not fit, the most cases first, as many as may be aligned: no path of more than `longest`
-- visits, at most `paths` of them, with `moves` visits and outcomes in all. Cases with nothing but one-way messages have
-- no path. `example` is one of the path's cases; it is only joined.
WITH paths AS (
  SELECT visits, path_a, path_b, outcome, begun_before, count(*) AS cases, min(case_id) AS example
  FROM states
  WHERE fits = 0 AND visits <= :longest AND (visits > 0 OR outcome IS NOT NULL)
  GROUP BY visits, path_a, path_b, outcome, begun_before
  ORDER BY cases DESC, visits, path_a, path_b, outcome, begun_before
  LIMIT :paths
),
ranked AS (
  SELECT
    *,
    row_number() OVER (ORDER BY cases DESC, visits, path_a, path_b, outcome, begun_before) AS path,
    sum(visits + 1) OVER (
      ORDER BY cases DESC, visits, path_a, path_b, outcome, begun_before ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS work
  FROM paths
)
SELECT path, visits, path_a, path_b, outcome, begun_before, cases, example
FROM ranked
WHERE work <= :moves
