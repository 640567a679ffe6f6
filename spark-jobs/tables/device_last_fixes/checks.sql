-- check key_is_unique (fail): Two or more rows share a key.
SELECT device_number, event_date, COUNT(*) AS copies
FROM device_last_fixes
GROUP BY device_number, event_date
HAVING COUNT(*) > 1;
