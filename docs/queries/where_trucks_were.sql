-- where_trucks_were: one row a truck, its last fix in the two hours before noon in São Paulo on 24 March; a truck that sent none is not there
-- inputs: gps_positions
-- run: fleet sql - < docs/queries/where_trucks_were.sql
WITH fixes AS (
  SELECT plate, recorded_at, latitude, longitude, speed_kmh,
         ROW_NUMBER() OVER (PARTITION BY plate ORDER BY recorded_at DESC, device_number) AS place
  FROM gps_positions
  WHERE event_date = DATE '2026-03-24'
    AND plate IS NOT NULL
    AND recorded_at > TIMESTAMP '2026-03-24 13:00:00'
    AND recorded_at <= TIMESTAMP '2026-03-24 15:00:00'
)
SELECT plate, recorded_at, latitude, longitude, speed_kmh
FROM fixes
WHERE place = 1
ORDER BY plate
