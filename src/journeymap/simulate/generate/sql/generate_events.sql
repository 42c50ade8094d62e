-- Events of the kinds that are kept, counted from `origin` (a Monday, 0:00 UTC) in microseconds: where no start is known,
-- an event begins when it ends. `place` is its place in its case by start; `p1` to `p5` are the kinds before it, the latest
-- first, 0 where there is none. `reached` is when the last of those before it ended, `beside` when the one before it began.
SELECT
  case_id, token, began, ended, last,
  row_number() OVER w AS place,
  coalesce(lag(token, 1) OVER w, 0) AS p1,
  coalesce(lag(token, 2) OVER w, 0) AS p2,
  coalesce(lag(token, 3) OVER w, 0) AS p3,
  coalesce(lag(token, 4) OVER w, 0) AS p4,
  coalesce(lag(token, 5) OVER w, 0) AS p5,
  lead(token) OVER w AS following,
  lag(began) OVER w AS beside,
  max(ended) OVER (PARTITION BY case_id ORDER BY began, ended, seq, token ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    AS reached,
  min(began) OVER (PARTITION BY case_id) AS arrived,
  max(ended) OVER (PARTITION BY case_id) AS done
FROM generate_named
WINDOW w AS (PARTITION BY case_id ORDER BY began, ended, seq, token)
