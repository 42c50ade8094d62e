-- Two steps in the cases that have both: in how many the one comes first before the other does, and in how many both
-- come within :moment microseconds.
SELECT
  a.node AS one, b.node AS other,
  count(*) AS cases,
  CAST(sum(CASE WHEN a.place < b.place THEN 1 ELSE 0 END) AS BIGINT) AS one_first,
  CAST(sum(CASE WHEN abs(a.first_at - b.first_at) <= :moment THEN 1 ELSE 0 END) AS BIGINT) AS together
FROM presence AS a
JOIN presence AS b ON a.case_id = b.case_id AND a.node < b.node
GROUP BY a.node, b.node
ORDER BY a.node, b.node
