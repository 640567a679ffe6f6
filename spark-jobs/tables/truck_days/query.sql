-- truck_days: one row a truck and local day on which it had a fix or a charge.
-- inputs: gps_positions, tag_transactions, trucks, run_days
-- run: fleet run --tables truck_days --from 2026-03-29
WITH fixes AS (
  SELECT gps_positions.plate, run_days.day, gps_positions.recorded_at, gps_positions.speed_kmh,
         gps_positions.leg_distance_m, gps_positions.leg_duration_s, gps_positions.is_jump,
         CAST(FLOOR((unix_micros(gps_positions.recorded_at) - unix_micros(run_days.from_at)) / 300000000e0) AS INT) AS slot
  FROM gps_positions
  JOIN run_days
    ON run_days.event_date = gps_positions.event_date
   AND gps_positions.recorded_at >= run_days.from_at
   AND gps_positions.recorded_at < run_days.to_at
  WHERE gps_positions.plate IS NOT NULL
),
fix_days AS (
  SELECT plate, day,
         COUNT(*) AS fix_count,
         MIN(recorded_at) AS first_fix_at,
         MAX(recorded_at) AS last_fix_at,
         SUM(CASE WHEN NOT is_jump THEN leg_distance_m END) AS distance_m,
         -- 5 km/h and more, without a division: metres * 3.6 >= 5 * seconds
         SUM(CASE WHEN NOT is_jump AND CAST(leg_distance_m AS DECIMAL(28,3)) * CAST(3.6 AS DECIMAL(2,1)) >= CAST(leg_duration_s AS DECIMAL(28,6)) * CAST(5 AS DECIMAL(1,0)) THEN leg_duration_s END) AS moving_s,
         MAX(speed_kmh) AS max_speed_kmh,
         COUNT(DISTINCT slot) AS slots_with_fix
  FROM fixes
  GROUP BY plate, day
),
charge_days AS (
  SELECT tag_transactions.plate, run_days.day,
         COUNT(CASE WHEN tag_transactions.kind = 'toll' AND NOT tag_transactions.is_refund THEN 1 END) AS toll_count,
         SUM(CASE WHEN tag_transactions.kind = 'toll' THEN tag_transactions.amount_brl END) AS toll_brl,
         COUNT(CASE WHEN tag_transactions.kind = 'parking' AND NOT tag_transactions.is_refund THEN 1 END) AS parking_count,
         SUM(CASE WHEN tag_transactions.kind = 'parking' THEN tag_transactions.amount_brl END) AS parking_brl
  FROM tag_transactions
  JOIN run_days
    ON run_days.event_date = tag_transactions.event_date
   AND tag_transactions.occurred_at >= run_days.from_at
   AND tag_transactions.occurred_at < run_days.to_at
  GROUP BY tag_transactions.plate, run_days.day
),
truck_list AS (
  SELECT plate, day FROM fix_days
  UNION
  SELECT plate, day FROM charge_days
),
models AS (
  SELECT plate, day, MAX_BY(model, valid_from) AS model
  FROM trucks
  GROUP BY plate, day
),
holdings AS (
  SELECT plate, day, driver_id,
         SUM(unix_micros(valid_to) - unix_micros(valid_from)) AS held_us,
         MAX(valid_from) AS held_since
  FROM trucks
  WHERE driver_id IS NOT NULL
  GROUP BY plate, day, driver_id
),
ranked_holdings AS (
  SELECT plate, day, driver_id,
         ROW_NUMBER() OVER (PARTITION BY plate, day ORDER BY held_us DESC, held_since DESC, driver_id) AS place
  FROM holdings
),
day_lengths AS (
  SELECT DISTINCT day, (unix_micros(to_at) - unix_micros(from_at)) / 300000000e0 AS slots
  FROM run_days
),
joined AS (
  SELECT truck_list.plate, truck_list.day, models.model, ranked_holdings.driver_id,
         fix_days.fix_count, fix_days.first_fix_at, fix_days.last_fix_at, fix_days.moving_s, fix_days.max_speed_kmh,
         CAST(COALESCE(fix_days.distance_m, 0) AS DECIMAL(18,3)) AS distance_m,
         COALESCE(fix_days.slots_with_fix, 0) / day_lengths.slots AS gps_coverage,
         charge_days.toll_count, charge_days.parking_count, charge_days.parking_brl,
         CAST(COALESCE(charge_days.toll_brl, 0) AS DECIMAL(18,2)) AS toll_brl
  FROM truck_list
  JOIN day_lengths ON day_lengths.day = truck_list.day
  LEFT JOIN fix_days ON fix_days.plate = truck_list.plate AND fix_days.day = truck_list.day
  LEFT JOIN charge_days ON charge_days.plate = truck_list.plate AND charge_days.day = truck_list.day
  LEFT JOIN models ON models.plate = truck_list.plate AND models.day = truck_list.day
  LEFT JOIN ranked_holdings ON ranked_holdings.plate = truck_list.plate AND ranked_holdings.day = truck_list.day AND ranked_holdings.place = 1
)
SELECT plate,
       day AS local_date,
       model,
       driver_id,
       CAST(COALESCE(fix_count, 0) AS INT) AS fix_count,
       first_fix_at,
       last_fix_at,
       distance_m,
       CAST(FLOOR(COALESCE(moving_s, 0)) AS BIGINT) AS moving_s,
       max_speed_kmh,
       CAST(gps_coverage AS DOUBLE) AS gps_coverage,
       CAST(COALESCE(toll_count, 0) AS INT) AS toll_count,
       toll_brl,
       CAST(COALESCE(parking_count, 0) AS INT) AS parking_count,
       CAST(COALESCE(parking_brl, 0) AS DECIMAL(18,2)) AS parking_brl,
       CASE WHEN distance_m >= 1000
            THEN CAST(CAST(CAST(toll_brl AS DOUBLE) * 100000e0 / CAST(distance_m AS DOUBLE) AS DECIMAL(38,6)) AS DECIMAL(18,2))
       END AS toll_brl_per_100km
FROM joined
