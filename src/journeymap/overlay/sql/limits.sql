-- Up to where each share is taken: a touchpoint's at h*, the whole journey's success at the horizon of the conversion.
SELECT node, n, CASE WHEN node = 0 THEN :conversion ELSE x_h END AS x_end
FROM horizons
