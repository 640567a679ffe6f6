-- toll_by_kilometre: one row a truck that drove in the week, with its toll for each 100 km, the dearest first
-- inputs: truck_days
-- run: fleet sql - < docs/queries/toll_by_kilometre.sql
WITH weeks AS (
  SELECT plate,
         CAST(SUM(distance_m) AS DECIMAL(18,3)) AS distance_m,
         CAST(SUM(toll_brl) AS DECIMAL(18,2)) AS toll_brl
  FROM truck_days
  WHERE local_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-28'
  GROUP BY plate
), rates AS (
  SELECT plate,
         distance_m,
         toll_brl,
         CAST(CAST(CAST(toll_brl AS DOUBLE) * 100000 / CAST(distance_m AS DOUBLE) AS DECIMAL(38,6)) AS DECIMAL(18,2)) AS toll_brl_per_100km
  FROM weeks
  WHERE distance_m >= 1000
)
SELECT plate, CAST(CAST(CAST(distance_m AS DOUBLE) / 1000 AS DECIMAL(38,6)) AS DECIMAL(18,1)) AS distance_km, toll_brl, toll_brl_per_100km
FROM rates
ORDER BY toll_brl_per_100km DESC, plate
