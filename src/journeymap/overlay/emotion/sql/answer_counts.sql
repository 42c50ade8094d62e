-- Answers by metric and touchpoint, and the clusters that gave them.
SELECT
  number,
  count(*) AS clusters,
  CAST(sum(answers) AS BIGINT) AS answers,
  CAST(sum(promoters) AS BIGINT) AS promoters,
  CAST(sum(detractors) AS BIGINT) AS detractors
FROM answer_sums
GROUP BY number
ORDER BY number
