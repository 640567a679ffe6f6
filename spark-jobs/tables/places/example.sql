-- The places of each kind that are valid now.
SELECT kind,
       geometry_type,
       COUNT(*) AS places
FROM places
WHERE valid_to IS NULL
GROUP BY kind, geometry_type
ORDER BY kind, geometry_type
