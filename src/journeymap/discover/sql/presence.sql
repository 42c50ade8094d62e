-- Which steps each case has, and where and when they come first in it.
SELECT case_id, node, min(place) AS place, min(time_us) AS first_at
FROM steps
GROUP BY case_id, node
