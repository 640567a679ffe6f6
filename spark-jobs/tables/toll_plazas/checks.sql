-- check key_is_unique (fail): Two or more rows share a key.
SELECT plaza_id, COUNT(*) AS copies
FROM toll_plazas
GROUP BY plaza_id
HAVING COUNT(*) > 1;

-- check plaza_lies_in_brazil (fail): A plaza lies outside of Brazil.
SELECT plaza_id, latitude, longitude
FROM toll_plazas
WHERE NOT (latitude BETWEEN -34 AND 6 AND longitude BETWEEN -74 AND -34);
