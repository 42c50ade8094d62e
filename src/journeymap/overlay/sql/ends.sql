-- Where cases begin and end, by touchpoint: as first visit, as last visit without success (the naive share's count), and
-- as last visit of a silent case.
SELECT
  node,
  CAST(sum(began) AS BIGINT) AS entries,
  CAST(sum(unsuccessful) AS BIGINT) AS unsuccessful,
  CAST(sum(silent) AS BIGINT) AS silent
FROM (
  SELECT first_node AS node, 1 AS began, 0 AS unsuccessful, 0 AS silent
  FROM states
  WHERE first_node IS NOT NULL
  UNION ALL
  SELECT
    s.last_node, 0,
    CASE WHEN coalesce(n.success, 0) = 0 THEN 1 ELSE 0 END,
    CASE WHEN s.state = 'silent' THEN 1 ELSE 0 END
  FROM states AS s
  LEFT JOIN nodes AS n ON s.outcome = n.node
  WHERE s.last_node IS NOT NULL
) AS ends
GROUP BY node
ORDER BY node
