-- The contexts by number, as they are packed.
SELECT context, own_near, own_far
FROM model_paths
GROUP BY context, own_near, own_far
ORDER BY context
