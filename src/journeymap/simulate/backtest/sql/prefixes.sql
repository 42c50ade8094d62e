-- Prefixes by the context in which the model sees them (the longest end of the path that it knows, -1 where it knows none),
-- group of cases, and whether the case succeeds. `contexts_asked` holds the model's contexts with their lengths.
WITH placed AS (
  SELECT
    coalesce(c5.context, c4.context, c3.context, c2.context, c1.context, -1) AS context,
    p.grp, p.success, p.visits
  FROM later_paths AS p
  LEFT JOIN contexts_asked AS c1 ON c1.length = 1 AND p.one = c1.one
  LEFT JOIN contexts_asked AS c2 ON c2.length = 2 AND p.one = c2.one AND p.two = c2.two
  LEFT JOIN contexts_asked AS c3 ON c3.length = 3 AND p.one = c3.one AND p.two = c3.two AND p.three = c3.three
  LEFT JOIN contexts_asked AS c4
    ON c4.length = 4 AND p.one = c4.one AND p.two = c4.two AND p.three = c4.three AND p.four = c4.four
  LEFT JOIN contexts_asked AS c5
    ON c5.length = 5 AND p.one = c5.one AND p.two = c5.two AND p.three = c5.three AND p.four = c5.four
    AND p.five = c5.five
)
SELECT context, grp, success, CAST(sum(visits) AS BIGINT) AS visits
FROM placed
GROUP BY context, grp, success
ORDER BY context, grp, success
