-- The incidence of good exits up to the limit (`f_end`) and what a wait contributes to its error, by group and unit: + a
-- where it exits well, - b where it exits at all, - k in any case (see weights.sql, which does the same by the microsecond).
-- `y` waits are at risk, `d` exit and `g` of these exits are good.
WITH times AS (
  SELECT number, x, sum(waits) AS there, sum(leaves * waits) AS d, sum(good * waits) AS g
  FROM tally_grouped
  GROUP BY number, x
),
risk AS (
  SELECT
    number, x, CAST(d AS BIGINT) AS d, CAST(g AS BIGINT) AS g,
    CAST(sum(there) OVER (PARTITION BY number ORDER BY x ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS BIGINT) AS y
  FROM times
),
staying AS (
  SELECT
    number, x, y, d, g,
    exp(coalesce(sum(CASE WHEN d < y THEN ln((y - d) / nullif(y, 0)) ELSE -1000 END) OVER (
      PARTITION BY number ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0)) / nullif(y, 0) AS a
  FROM risk
),
reached AS (
  SELECT
    number, x, y, d, g, a,
    sum(a * g) OVER (PARTITION BY number ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS f
  FROM staying
),
ended AS (
  SELECT number, x, y, d, g, a, f, max(f) OVER (PARTITION BY number) AS f_end
  FROM reached
),
turns AS (
  SELECT number, x, y, d, g, a, f_end, CASE WHEN d < y THEN (f_end - f) / nullif(y - d, 0) ELSE 0 END AS b
  FROM ended
)
SELECT number, x, a, b, f_end, sum((a * g - b * d) / nullif(y, 0)) OVER (
    PARTITION BY number ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS k
FROM turns
