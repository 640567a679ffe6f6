-- check key_is_unique (fail): Two or more rows share a key.
SELECT plate, local_date, COUNT(*) AS copies
FROM truck_days
GROUP BY plate, local_date
HAVING COUNT(*) > 1;

-- check coverage_is_a_share (fail): The coverage is no share.
SELECT plate, local_date, gps_coverage
FROM truck_days
WHERE NOT gps_coverage BETWEEN 0 AND 1;

-- check charge_of_unknown_plate (warn): A plate was charged that the registry does not know that day.
SELECT plate, local_date, toll_brl, parking_brl
FROM truck_days
WHERE model IS NULL AND (toll_brl <> 0 OR parking_brl <> 0);

-- check charge_without_a_fix (warn): A truck was charged on a day on which it sent no fix.
SELECT plate, local_date, toll_brl, parking_brl
FROM truck_days
WHERE model IS NOT NULL AND fix_count = 0;
