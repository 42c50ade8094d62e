-- Waits in whole units: `watched` is the number of whole units for which each could be watched, `x` the unit in which it
-- ended (`leaves` is 1) or the last whole one. What came in a unit that was not watched to its end is not yet seen, so that
-- all waits at risk in a unit could be watched through it.
SELECT
  part, node, cluster, watched,
  CASE WHEN left_in <= watched THEN left_in ELSE watched END AS x,
  CASE WHEN left_in <= watched THEN 1 ELSE 0 END AS leaves,
  CASE WHEN left_in <= watched THEN good ELSE 0 END AS good
FROM (
  SELECT
    w.part, w.node, w.cluster, w.good,
    CAST(floor(w.follow / nullif(u.unit, 0)) AS BIGINT) AS watched,
    CASE WHEN w.next IS NOT NULL THEN CAST(ceil(w.x / nullif(u.unit, 0)) AS BIGINT) END AS left_in
  FROM tally_spans AS w
  JOIN tally_units AS u ON w.node = u.node
) AS waits
