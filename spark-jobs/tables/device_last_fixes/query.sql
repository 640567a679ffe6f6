-- device_last_fixes: one row a device and day, its last kept fix of that day.
-- inputs: gps, trucks
-- run: fleet run --tables device_last_fixes --from 2026-03-29
WITH last_fixes AS (
  SELECT device_number,
         event_date,
         MAX(recorded_at) AS recorded_at,
         MAX_BY(latitude, recorded_at) AS latitude,
         MAX_BY(longitude, recorded_at) AS longitude
  FROM gps
  GROUP BY device_number, event_date
)
SELECT last_fixes.device_number,
       trucks.plate,
       last_fixes.recorded_at,
       last_fixes.latitude,
       last_fixes.longitude,
       last_fixes.event_date
FROM last_fixes
LEFT JOIN trucks
  ON trucks.device_number = last_fixes.device_number
 AND trucks.day = last_fixes.event_date
 AND last_fixes.recorded_at >= trucks.valid_from
 AND last_fixes.recorded_at < trucks.valid_to
