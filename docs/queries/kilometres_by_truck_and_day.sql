-- kilometres_by_truck_and_day: one row a truck and day of the company's calendar, with kilometres and hours on the move
-- inputs: truck_days
-- run: fleet sql - < docs/queries/kilometres_by_truck_and_day.sql
SELECT plate,
       local_date,
       CAST(CAST(CAST(distance_m AS DOUBLE) / 1000 AS DECIMAL(38,6)) AS DECIMAL(18,1)) AS distance_km,
       CAST(CAST(CAST(moving_s AS DOUBLE) / 3600 AS DECIMAL(38,6)) AS DECIMAL(6,2)) AS moving_h,
       max_speed_kmh
FROM truck_days
WHERE local_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-28'
ORDER BY plate, local_date
