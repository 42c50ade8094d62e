-- The incidence of success at the whole journey's h*, and the times by which shares of it are reached.
WITH ends AS (
  SELECT max(f) AS f_h
  FROM curve
  WHERE node = 0
)
SELECT
  max(h.x_h) AS x_h,
  max(e.f_h) AS f_h,
  min(CASE WHEN c.f >= 0.5 * e.f_h - 1e-12 AND c.f > 0 THEN c.x END) AS median,
  min(CASE WHEN c.f >= 0.75 * e.f_h - 1e-12 AND c.f > 0 THEN c.x END) AS p75,
  min(CASE WHEN c.f >= 0.9 * e.f_h - 1e-12 AND c.f > 0 THEN c.x END) AS p90,
  min(CASE WHEN c.f >= 0.95 * e.f_h - 1e-12 AND c.f > 0 THEN c.x END) AS p95
FROM curve AS c
JOIN horizons AS h ON c.node = h.node
CROSS JOIN ends AS e
WHERE c.node = 0
