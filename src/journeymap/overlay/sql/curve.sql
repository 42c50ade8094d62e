-- Aalen-Johansen incidence, one row per touchpoint and distinct time up to h*. `y` visits are at risk, `d` exit at x
-- and `g` of these exits are good; exits come before censorings at ties.
-- `s0` is the product-limit share still there before x, `a` = s0 / y the incidence that one exit at x stands for,
-- `f` the incidence of good exits by x, `gone` of all exits. Where all leave, nobody stays: exp(-1000) is 0.
-- For the error of f: `w` is the running sum of d / (y (y - d)), of times at which not all leave, `w0` that before x; `u`
-- is the running sum of a g / y - w0 a g. See weights.sql.
WITH times AS (
  SELECT
    s.node, least(s.x, h.x_h) AS x,
    count(*) AS there,
    count(CASE WHEN s.next IS NOT NULL AND s.x <= h.x_h THEN 1 END) AS d,
    count(CASE WHEN s.good = 1 AND s.x <= h.x_h THEN 1 END) AS g
  FROM spans AS s
  JOIN horizons AS h ON s.node = h.node
  GROUP BY s.node, least(s.x, h.x_h)
),
risk AS (
  SELECT
    t.node, t.x, t.d, t.g,
    h.n + t.there - CAST(sum(t.there) OVER (
      PARTITION BY t.node ORDER BY t.x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS BIGINT) AS y
  FROM times AS t
  JOIN horizons AS h ON t.node = h.node
),
staying AS (
  SELECT
    node, x, y, d, g,
    exp(coalesce(sum(CASE WHEN d < y THEN ln((y - d) / nullif(y, 0)) ELSE -1000 END) OVER before, 0)) AS s0,
    coalesce(sum(CASE WHEN d < y THEN d / nullif(y, 0) / nullif(y - d, 0) ELSE 0 END) OVER before, 0) AS w0
  FROM risk
  WINDOW before AS (PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT
  node, x, y, d, g,
  s0 / nullif(y, 0) AS a,
  sum(s0 * g / nullif(y, 0)) OVER by_now AS f,
  1 - s0 * (y - d) / nullif(y, 0) AS gone,
  w0 + CASE WHEN d < y THEN d / nullif(y, 0) / nullif(y - d, 0) ELSE 0 END AS w,
  sum(s0 * g / nullif(y, 0) * (1.0 / nullif(y, 0) - w0)) OVER by_now AS u
FROM staying
WINDOW by_now AS (PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
