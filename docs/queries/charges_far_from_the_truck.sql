-- charges_far_from_the_truck: one row a toll charge with no fix of its truck within half an hour and 20 km of the plaza, to be disputed
-- inputs: tag_transactions, toll_plazas, gps_positions
-- run: fleet sql - < docs/queries/charges_far_from_the_truck.sql
WITH charges AS (
  SELECT tag_transactions.transaction_id, tag_transactions.plate, tag_transactions.occurred_at, tag_transactions.amount_brl,
         toll_plazas.plaza_name, toll_plazas.latitude, toll_plazas.longitude
  FROM tag_transactions
  JOIN toll_plazas ON toll_plazas.plaza_id = tag_transactions.plaza_id
  WHERE tag_transactions.event_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-29'
    AND tag_transactions.kind = 'toll'
    AND NOT tag_transactions.is_refund
), halves AS (
  -- the squared half chord between fix and plaza on a sphere of radius 1
  SELECT charges.transaction_id,
         POWER(SIN(RADIANS(gps_positions.latitude - charges.latitude) / 2), 2)
           + COS(RADIANS(gps_positions.latitude)) * COS(RADIANS(charges.latitude)) * POWER(SIN(RADIANS(gps_positions.longitude - charges.longitude) / 2), 2) AS half_squared
  FROM charges
  JOIN gps_positions
    ON gps_positions.plate = charges.plate
   AND gps_positions.recorded_at >= charges.occurred_at - INTERVAL '30' MINUTE
   AND gps_positions.recorded_at <= charges.occurred_at + INTERVAL '30' MINUTE
  WHERE gps_positions.event_date BETWEEN DATE '2026-03-21' AND DATE '2026-03-30'
    AND NOT gps_positions.is_jump
), nearest AS (
  SELECT transaction_id, COUNT(*) AS fixes, MIN(CAST(FLOOR(2 * 6371000 * ASIN(SQRT(half_squared))) AS BIGINT)) AS distance_m
  FROM halves
  GROUP BY transaction_id
)
SELECT charges.transaction_id, charges.plate, charges.occurred_at, charges.amount_brl, charges.plaza_name,
       COALESCE(nearest.fixes, 0) AS fixes, nearest.distance_m
FROM charges
LEFT JOIN nearest ON nearest.transaction_id = charges.transaction_id
WHERE nearest.distance_m IS NULL OR nearest.distance_m > 20000
ORDER BY charges.occurred_at, charges.transaction_id
