-- Up to where the success of the whole journey is taken to lay the model beside it: the longest time that the log shows.
SELECT node, n, x_h AS x_end
FROM horizons
WHERE node = 0
