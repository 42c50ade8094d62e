-- Every visit with the last five touchpoints, its own first: `near` holds three of them as digits to the base :base, the
-- visit's own the lowest, `far` the two before; 0 where there was none. `next` is 0 where none came, `follow` how long the
-- visit could be watched, in microseconds.
-- `at` is after how long it was left or watching ended: where :exact is 1 the time itself, else the beginning of the part
-- of the scale of times that holds it. A part is as wide as a 32nd of the power of two below it: all of this is exact in
-- floating point, and the guess by logarithm is mended, so that every engine finds the same part.
WITH followed AS (
  SELECT
    v.node, v.next, v.started, e.grp, e.held,
    coalesce(v.next_at, :until) - v.started AS x,
    lag(v.node, 1) OVER w AS one,
    lag(v.node, 2) OVER w AS two,
    lag(v.node, 3) OVER w AS three,
    lag(v.node, 4) OVER w AS four
  FROM visits AS v
  JOIN model_entries AS e ON v.case_id = e.case_id
  WINDOW w AS (PARTITION BY v.case_id ORDER BY v.number)
),
guessed AS (
  SELECT *, CASE WHEN x < 64 OR :exact = 1 THEN 1 ELSE power(2, floor(ln(greatest(x, 1)) / 0.6931471805599453)) END AS guess
  FROM followed
),
scaled AS (
  SELECT
    *,
    CASE WHEN x < 64 OR :exact = 1 THEN 1 WHEN guess > x THEN guess / 64 WHEN 2 * guess <= x THEN guess / 16 ELSE guess / 32 END
      AS part
  FROM guessed
)
SELECT
  CAST(node AS BIGINT) + :base * coalesce(CAST(one AS BIGINT), 0) + :base * :base * coalesce(CAST(two AS BIGINT), 0) AS near,
  coalesce(CAST(three AS BIGINT), 0) + :base * coalesce(CAST(four AS BIGINT), 0) AS far,
  coalesce(CAST(next AS BIGINT), 0) AS next,
  :until - started AS follow,
  CASE WHEN part = 1 THEN x ELSE CAST(round(floor(x / nullif(part, 0)) * part) AS BIGINT) END AS at,
  grp, held
FROM scaled
