-- gps_positions: one row a fix of a device, with its truck and the leg from the fix before.
-- inputs: gps, trucks, device_last_fixes
-- run: fleet run --tables gps_positions --from 2026-03-29
WITH fixes AS (
  SELECT gps.device_number, trucks.plate, gps.recorded_at, gps.latitude, gps.longitude, gps.speed_kmh, gps.heading_deg, gps.ignition,
         gps.odometer_m, gps.accuracy_m, gps.event_date,
         FALSE AS is_carried_over
  FROM gps
  LEFT JOIN trucks
    ON trucks.device_number = gps.device_number
   AND trucks.day = gps.event_date
   AND gps.recorded_at >= trucks.valid_from
   AND gps.recorded_at < trucks.valid_to
  UNION ALL
  -- yesterday's last fix, only for the leg to today's first
  SELECT device_number, plate, recorded_at, latitude, longitude,
         CAST(NULL AS DECIMAL(6,1)) AS speed_kmh,
         CAST(NULL AS DECIMAL(6,1)) AS heading_deg,
         CAST(NULL AS BOOLEAN) AS ignition,
         CAST(NULL AS DECIMAL(18,3)) AS odometer_m,
         CAST(NULL AS DECIMAL(18,3)) AS accuracy_m,
         date_add(event_date, 1) AS event_date,
         TRUE AS is_carried_over
  FROM device_last_fixes
),
paired AS (
  SELECT device_number, plate, recorded_at, latitude, longitude, speed_kmh, heading_deg, ignition, odometer_m, accuracy_m, event_date, is_carried_over,
         unix_micros(recorded_at) - LAG(unix_micros(recorded_at)) OVER device_track AS since_us,
         LAG(plate) OVER device_track AS previous_plate,
         LAG(latitude) OVER device_track AS previous_latitude,
         LAG(longitude) OVER device_track AS previous_longitude
  FROM fixes
  WINDOW device_track AS (PARTITION BY device_number, event_date ORDER BY recorded_at)
),
-- Haversine over the mean Earth radius of 6,371,008.8 m (IUGG); h can pass 1 by a rounding.
legs AS (
  SELECT device_number, plate, recorded_at, latitude, longitude, speed_kmh, heading_deg, ignition, odometer_m, accuracy_m, event_date, is_carried_over, since_us,
         POW(SIN(RADIANS(latitude - previous_latitude) / 2), 2)
           + COS(RADIANS(previous_latitude)) * COS(RADIANS(latitude)) * POW(SIN(RADIANS(longitude - previous_longitude) / 2), 2) AS h,
         CASE WHEN since_us <= 86400000000 AND (plate = previous_plate OR (plate IS NULL AND previous_plate IS NULL))
              THEN since_us END AS leg_us,
         CASE WHEN since_us <= 86400000000 AND (plate = previous_plate OR (plate IS NULL AND previous_plate IS NULL))
              THEN CAST(FLOOR(2 * 6371008800e0 * ASIN(SQRT(CASE WHEN h > 1 THEN 1 ELSE h END)) + 0.5) AS BIGINT) END AS leg_mm
  FROM paired
)
SELECT device_number,
       plate,
       recorded_at,
       latitude,
       longitude,
       speed_kmh,
       heading_deg,
       ignition,
       odometer_m,
       accuracy_m,
       CAST(leg_mm * CAST(0.001 AS DECIMAL(4,3)) AS DECIMAL(18,3)) AS leg_distance_m,
       CAST(leg_us * CAST(0.000001 AS DECIMAL(7,6)) AS DECIMAL(18,6)) AS leg_duration_s,
       COALESCE(leg_mm * 3600 > leg_us * 200, FALSE) AS is_jump,
       event_date
FROM legs
WHERE NOT is_carried_over
