-- When the first and the last case began.
SELECT min(first_at) AS first_at, max(first_at) AS last_at
FROM segment_values
