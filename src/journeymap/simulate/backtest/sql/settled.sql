-- The time by which :share of those who ever get to an outcome have got there, and of those who succeed: the later of both.
-- A case that can be followed so long is as good as settled; NULL where no case gets to an outcome.
WITH ends AS (
  SELECT max(f) AS f_h, max(gone) AS gone_h
  FROM curve
  WHERE node = 0
),
reached AS (
  SELECT
    min(CASE WHEN c.f >= :share * e.f_h - 1e-12 AND c.f > 0 THEN c.x END) AS success,
    min(CASE WHEN c.gone >= :share * e.gone_h - 1e-12 AND c.gone > 0 THEN c.x END) AS outcome
  FROM curve AS c
  CROSS JOIN ends AS e
  WHERE c.node = 0
)
SELECT CAST(greatest(coalesce(success, outcome), outcome) AS BIGINT) AS settled
FROM reached
