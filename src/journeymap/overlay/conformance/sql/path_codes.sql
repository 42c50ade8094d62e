-- The visits of each path to align, several to a number so that few rows leave the engine: `width` touchpoints one after
-- the other, each times its weight.
SELECT
  d.path,
  CAST(floor((v.number - 1) / nullif(:width, 0)) AS BIGINT) AS part,
  CAST(sum(v.node * w.weight) AS BIGINT) AS code
FROM deviating AS d
JOIN visits AS v ON d.example = v.case_id
JOIN weights_of_places AS w ON (v.number - 1) % nullif(:width, 0) = w.place
GROUP BY d.path, CAST(floor((v.number - 1) / nullif(:width, 0)) AS BIGINT)
ORDER BY path, part
