-- Customers under way at the observation end: visits that nothing followed, with the last five touchpoints, their own first:
-- `near` holds three of them as digits to the base :base, the visit's own the lowest, `far` the two before; 0 where there
-- was none. `there` is how long they have been there, at the beginning of a part of the scale: parts are a 32nd of the power
-- of two below them. `silent` counts those of whom nothing was heard for tau.
WITH waiting AS (
  SELECT case_id, state
  FROM states
  WHERE outcome IS NULL AND visits > 0
),
followed AS (
  SELECT
    v.node, v.next, w.state, :until - v.started AS x,
    lag(v.node, 1) OVER o AS one,
    lag(v.node, 2) OVER o AS two,
    lag(v.node, 3) OVER o AS three,
    lag(v.node, 4) OVER o AS four
  FROM visits AS v
  JOIN waiting AS w ON v.case_id = w.case_id
  WINDOW o AS (PARTITION BY v.case_id ORDER BY v.number)
),
guessed AS (
  SELECT *, CASE WHEN x < 64 THEN 1 ELSE power(2, floor(ln(greatest(x, 1)) / 0.6931471805599453)) END AS guess
  FROM followed
  WHERE next IS NULL
),
scaled AS (
  SELECT
    *,
    CASE WHEN x < 64 THEN 1 WHEN guess > x THEN guess / 64 WHEN 2 * guess <= x THEN guess / 16 ELSE guess / 32 END AS part
  FROM guessed
),
placed AS (
  SELECT
    CAST(node AS BIGINT) + :base * coalesce(CAST(one AS BIGINT), 0) + :base * :base * coalesce(CAST(two AS BIGINT), 0) AS near,
    coalesce(CAST(three AS BIGINT), 0) + :base * coalesce(CAST(four AS BIGINT), 0) AS far,
    CASE WHEN part = 1 THEN x ELSE CAST(round(floor(x / nullif(part, 0)) * part) AS BIGINT) END AS there,
    state
  FROM scaled
)
SELECT near, far, there, count(*) AS customers, count(CASE WHEN state = 'silent' THEN 1 END) AS silent
FROM placed
GROUP BY near, far, there
ORDER BY near, far, there
