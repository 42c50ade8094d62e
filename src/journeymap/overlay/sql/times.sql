-- The share lost at h* (no exit by then) and the times by which those who go on have gone on.
WITH ends AS (
  SELECT node, max(gone) AS gone_h
  FROM curve
  GROUP BY node
)
SELECT
  e.node,
  1 - e.gone_h AS lost,
  min(CASE WHEN c.gone >= 0.5 * e.gone_h - 1e-12 THEN c.x END) AS median,
  min(CASE WHEN c.gone >= 0.75 * e.gone_h - 1e-12 THEN c.x END) AS p75,
  min(CASE WHEN c.gone >= 0.9 * e.gone_h - 1e-12 THEN c.x END) AS p90,
  min(CASE WHEN c.gone >= 0.95 * e.gone_h - 1e-12 THEN c.x END) AS p95
FROM ends AS e
JOIN curve AS c ON e.node = c.node AND e.gone_h > 0
GROUP BY e.node, e.gone_h
ORDER BY e.node
