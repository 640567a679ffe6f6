-- silent_trucks: one row a truck of the fleet that sent no fix in the 24 hours before 26 March, with its last one; null where it never sent one
-- inputs: trucks, gps_positions
-- run: fleet sql - < docs/queries/silent_trucks.sql
WITH last_fixes AS (
  SELECT plate, MAX(recorded_at) AS last_fix_at
  FROM gps_positions
  WHERE event_date <= DATE '2026-03-25'
  GROUP BY plate
), fleet AS (
  SELECT plate, model, device_number
  FROM trucks
  WHERE valid_from < TIMESTAMP '2026-03-25 00:00:00'
    AND COALESCE(valid_to, TIMESTAMP '9999-12-31 00:00:00') > TIMESTAMP '2026-03-26 00:00:00'
)
SELECT fleet.plate, fleet.model, fleet.device_number, last_fixes.last_fix_at
FROM fleet
LEFT JOIN last_fixes ON last_fixes.plate = fleet.plate
WHERE last_fixes.last_fix_at IS NULL
   OR last_fixes.last_fix_at < TIMESTAMP '2026-03-26 00:00:00' - INTERVAL '24' HOUR
ORDER BY fleet.plate
