-- The roads with most plazas.
SELECT road,
       COUNT(*) AS plazas
FROM toll_plazas
GROUP BY road
ORDER BY plazas DESC, road
LIMIT 5
