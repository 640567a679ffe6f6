-- check key_is_unique (fail): Two or more rows share a key.
SELECT driver_id, valid_from, COUNT(*) AS copies
FROM drivers
GROUP BY driver_id, valid_from
HAVING COUNT(*) > 1;
