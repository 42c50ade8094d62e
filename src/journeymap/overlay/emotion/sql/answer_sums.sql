-- Answers by metric, touchpoint and cluster (`number` stands for metric and touchpoint): how many, their sum in
-- millionths, how many chose the best answer, and how many are promoters and detractors.
SELECT
  g.number, a.cluster,
  count(*) AS answers,
  CAST(sum(v.value) AS BIGINT) AS total,
  CAST(sum(v.best) AS BIGINT) AS best,
  CAST(sum(v.promoter) AS BIGINT) AS promoters,
  CAST(sum(v.detractor) AS BIGINT) AS detractors
FROM answers AS a
JOIN answer_groups AS g ON a.metric = g.metric AND a.node = g.node
JOIN answer_values AS v ON a.metric = v.metric AND a.answer = v.answer
GROUP BY g.number, a.cluster
