-- Aalen-Johansen incidence, one row per touchpoint and distinct time up to h*. `y` visits are at risk, `d` exit at x
-- and `g` of these exits are good; exits come before censorings at ties.
-- `s0` is the product-limit share still there before x, `a` = s0 / y the incidence that one exit at x stands for,
-- `f` the incidence of good exits by x, `gone` of all exits. Where all leave, nobody stays: exp(-1000) is 0.
WITH clipped AS (
  SELECT
    s.node,
    least(s.x, h.x_h) AS x,
    CASE WHEN s.next IS NOT NULL AND s.x <= h.x_h THEN 1 ELSE 0 END AS leaves,
    CASE WHEN s.good = 1 AND s.x <= h.x_h THEN 1 ELSE 0 END AS leaves_well
  FROM spans AS s
  JOIN horizons AS h ON s.node = h.node
),
times AS (
  SELECT node, x, count(*) AS there, sum(leaves) AS d, sum(leaves_well) AS g
  FROM clipped
  GROUP BY node, x
),
risk AS (
  SELECT
    node, x, CAST(d AS BIGINT) AS d, CAST(g AS BIGINT) AS g,
    CAST(sum(there) OVER (PARTITION BY node ORDER BY x ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS BIGINT) AS y
  FROM times
),
staying AS (
  SELECT
    node, x, y, d, g,
    exp(coalesce(sum(CASE WHEN d < y THEN ln((y - d) / nullif(y, 0)) ELSE -1000 END) OVER (
      PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0)) AS s0
  FROM risk
)
SELECT
  node, x, y, d, g,
  s0 / nullif(y, 0) AS a,
  sum(s0 * g / nullif(y, 0)) OVER (
    PARTITION BY node ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS f,
  1 - s0 * (y - d) / nullif(y, 0) AS gone
FROM staying
