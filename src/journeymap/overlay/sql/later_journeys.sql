-- Journeys of persons who had made another one before, in the log parted by journey.
SELECT DISTINCT case_id
FROM log
WHERE journey > 0
