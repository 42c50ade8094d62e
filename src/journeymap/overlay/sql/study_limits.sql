-- Up to where each share of a study is taken: where it was asked for, at most at h*; else at h*.
SELECT h.node, h.n, least(coalesce(a.x_end, h.x_h), h.x_h) AS x_end
FROM horizons AS h
LEFT JOIN asked_limits AS a ON h.node = a.node
