-- The incidence of good exits by the limit and its variance by case (or person): V = m/(m-1) sum I^2, I the influences of
-- a case's waits together, m cases. Waits of cases that have but one are taken by their number.
-- Sums run over whole numbers, so that the result does not depend on the order in which an engine adds.
WITH influence_alone AS (
  SELECT c.number, c.waits AS clusters, c.n * (c.good * w.a - c.leaves * w.b - w.k) AS i
  FROM tally_grouped AS c
  JOIN tally_weights AS w ON c.number = w.number AND c.x = w.x
  WHERE c.alone = 1
),
influence_several AS (
  SELECT
    s.number, s.cluster,
    sum(CAST(round(1e10 * s.n * (s.good * w.a - s.leaves * w.b - w.k)) AS BIGINT)) / 1e10 AS i
  FROM tally_repeated AS s
  JOIN tally_weights AS w ON s.number = w.number AND s.x = w.x
  GROUP BY s.number, s.cluster
),
influence AS (
  SELECT number, clusters, i FROM influence_alone
  UNION ALL
  SELECT number, 1, i FROM influence_several
),
sizes AS (
  SELECT number, CAST(sum(clusters) AS BIGINT) AS m, max(i * i) AS greatest_square
  FROM influence
  GROUP BY number
),
squares AS (
  SELECT i.number, sum(
      i.clusters * CAST(round(i.i * i.i / nullif(z.greatest_square, 0) * (4e18 / nullif(z.m, 0))) AS BIGINT)
    ) AS parts
  FROM influence AS i
  JOIN sizes AS z ON i.number = z.number
  GROUP BY i.number
),
ends AS (
  SELECT number, max(f_end) AS f_end
  FROM tally_weights
  GROUP BY number
)
SELECT
  z.number, l.n, l.x_h, l.x_end, z.m AS clusters, e.f_end,
  coalesce(q.parts, 0) / 4e18 * z.m * z.greatest_square
    / nullif(l.n, 0) / nullif(l.n, 0) * z.m / nullif(greatest(z.m - 1, 1), 0) AS variance
FROM sizes AS z
JOIN tally_limits AS l ON z.number = l.number
JOIN squares AS q ON z.number = q.number
JOIN ends AS e ON z.number = e.number
ORDER BY z.number
