-- check key_is_unique (fail): Two or more rows share a key.
SELECT place_id, valid_from, COUNT(*) AS copies
FROM places
GROUP BY place_id, valid_from
HAVING COUNT(*) > 1;
