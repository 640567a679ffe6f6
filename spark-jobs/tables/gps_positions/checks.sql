-- check key_is_unique (fail): Two or more rows share a key.
SELECT device_number, recorded_at, MAX(event_date) AS event_date, COUNT(*) AS copies
FROM gps_positions
GROUP BY device_number, recorded_at
HAVING COUNT(*) > 1;

-- check position_lies_on_earth (fail): A position is out of range.
SELECT device_number, recorded_at, event_date, latitude, longitude
FROM gps_positions
WHERE NOT (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);

-- check required_values_are_there (fail): A required value is null.
SELECT device_number, recorded_at, event_date
FROM gps_positions
WHERE device_number IS NULL OR recorded_at IS NULL OR latitude IS NULL OR longitude IS NULL OR is_jump IS NULL;

-- check optional_value_was_bad (warn): A record came with a bad value of an optional field, which became null.
SELECT device_number, recorded_at, event_date, bad_fields
FROM gps_staged
WHERE bad_fields IS NOT NULL;

-- check device_has_no_truck (warn): A device sent fixes and no truck carried it then.
SELECT device_number, event_date, COUNT(*) AS fixes
FROM gps_positions
WHERE plate IS NULL
GROUP BY device_number, event_date;
