-- Answers as means by metric and touchpoint: of the answers themselves in millionths, and (numbers of their own, by one
-- higher) of the share that chose the best answer.
SELECT number AS node, cluster, total, answers AS parts
FROM answer_sums
UNION ALL
SELECT number + 1, cluster, best, answers
FROM answer_sums
