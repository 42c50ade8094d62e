-- Persons behind the cases on the map.
SELECT count(DISTINCT cluster) AS persons
FROM states
