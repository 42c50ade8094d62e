-- How many sequences of the last :order touchpoints (fewer where a journey had fewer) are too rare to be contexts.
WITH ends AS (
  SELECT
    CASE WHEN :order = 1 THEN near % nullif(:base, 0) WHEN :order = 2 THEN near % nullif(:base * :base, 0) ELSE near END AS near,
    CASE WHEN :order = 5 THEN far WHEN :order = 4 THEN far % nullif(:base, 0) ELSE 0 END AS far
  FROM model_paths
  WHERE least(length, :order) > kept
)
SELECT count(*) AS paths
FROM (SELECT DISTINCT near, far FROM ends) AS sequences
