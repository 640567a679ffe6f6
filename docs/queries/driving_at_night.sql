-- driving_at_night: one row a truck that moved between 22:00 and 05:00 in São Paulo (three hours behind UTC all year), the longest first
-- inputs: gps_positions
-- run: fleet sql - < docs/queries/driving_at_night.sql
WITH legs AS (
  SELECT plate,
         leg_distance_m,
         leg_duration_s,
         CAST(EXTRACT(HOUR FROM recorded_at - INTERVAL '3' HOUR) AS INT) AS local_hour
  FROM gps_positions
  WHERE event_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-29'
    AND plate IS NOT NULL
    AND leg_duration_s > 0
    AND NOT is_jump
), moves AS (
  SELECT plate, leg_distance_m, leg_duration_s
  FROM legs
  WHERE (local_hour >= 22 OR local_hour < 5)
    -- 5 km/h and more: metres for each second, without a division
    AND leg_distance_m * 36 >= leg_duration_s * 50
)
SELECT plate,
       COUNT(*) AS legs,
       CAST(SUM(leg_duration_s) AS DECIMAL(18,6)) AS moving_s,
       CAST(SUM(leg_distance_m) AS DECIMAL(18,3)) AS distance_m
FROM moves
GROUP BY plate
ORDER BY moving_s DESC, plate
