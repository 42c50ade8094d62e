-- The context of each sequence of the last five touchpoints: its longest end that :back_off visits share, at most :longest
-- touchpoints, at least one. `near` and `far` as in trails.sql; `length` is how many touchpoints they hold, `kept` how many of
-- them the context has; `context` numbers the contexts, `own_near` and `own_far` hold them.
WITH counted AS (
  SELECT near, far, count(*) AS visits
  FROM model_trails
  GROUP BY near, far
),
lengths AS (
  SELECT
    near, far,
    CASE
      WHEN far >= :base THEN 5 WHEN far > 0 THEN 4 WHEN near >= :base * :base THEN 3 WHEN near >= :base THEN 2 ELSE 1
    END AS length,
    sum(visits) OVER (PARTITION BY near % nullif(:base * :base, 0)) AS two,
    sum(visits) OVER (PARTITION BY near) AS three,
    sum(visits) OVER (PARTITION BY near, far % nullif(:base, 0)) AS four,
    visits AS five
  FROM counted
),
held_to AS (
  SELECT
    near, far, length,
    CASE
      WHEN :longest >= 5 AND length >= 5 AND five >= :back_off THEN 5
      WHEN :longest >= 4 AND length >= 4 AND four >= :back_off THEN 4
      WHEN :longest >= 3 AND length >= 3 AND three >= :back_off THEN 3
      WHEN :longest >= 2 AND length >= 2 AND two >= :back_off THEN 2
      ELSE 1
    END AS kept
  FROM lengths
),
own AS (
  SELECT
    near, far, length, kept,
    CASE WHEN kept = 1 THEN near % nullif(:base, 0) WHEN kept = 2 THEN near % nullif(:base * :base, 0) ELSE near END AS own_near,
    CASE WHEN kept = 5 THEN far WHEN kept = 4 THEN far % nullif(:base, 0) ELSE 0 END AS own_far
  FROM held_to
)
SELECT near, far, length, kept, own_near, own_far, CAST(dense_rank() OVER (ORDER BY own_near, own_far) AS BIGINT) AS context
FROM own
