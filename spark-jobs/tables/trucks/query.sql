-- trucks: one row a truck and stretch of time in which nothing about it changed.
-- inputs: fleet
-- run: fleet run --tables trucks
WITH changes AS (
  SELECT plate, valid_from, retired, device_number, driver_id, model, fleet_name, axle_count, withdrawn,
         -- two rows of one plate and moment: what a later snapshot of the registry says, of one snapshot the greater by content
         ROW_NUMBER() OVER (
           PARTITION BY plate, valid_from
           ORDER BY snapshot_at DESC NULLS LAST, withdrawn DESC, retired DESC, device_number DESC, driver_id DESC, driver_name DESC, model DESC, fleet_name DESC, axle_count DESC
         ) AS choice
  FROM fleet
),
-- A row holds until the next one of its plate; a retired truck's last row only ends the one before.
stretches AS (
  SELECT plate, valid_from, retired, device_number, driver_id, model, fleet_name, axle_count,
         COALESCE(LEAD(valid_from) OVER (PARTITION BY plate ORDER BY valid_from), TIMESTAMP_LTZ '9999-12-31 00:00:00Z') AS ends_at
  FROM changes
  WHERE choice = 1 AND NOT withdrawn
),
-- Where its device moves to another truck the row goes on without one; of two claims at one moment the greater plate's holds.
claims AS (
  SELECT plate, valid_from, device_number, driver_id, model, fleet_name, axle_count, ends_at,
         COALESCE(LEAD(valid_from) OVER (PARTITION BY device_number ORDER BY valid_from, plate), TIMESTAMP_LTZ '9999-12-31 00:00:00Z') AS device_leaves_at
  FROM stretches
  WHERE NOT retired
),
pieces AS (
  SELECT plate, model, fleet_name, axle_count, driver_id, device_number,
         valid_from AS starts_at,
         CASE WHEN device_leaves_at < ends_at THEN device_leaves_at ELSE ends_at END AS ends_at
  FROM claims
  UNION ALL
  SELECT plate, model, fleet_name, axle_count, driver_id,
         CAST(NULL AS STRING) AS device_number,
         device_leaves_at AS starts_at,
         ends_at
  FROM claims
)
SELECT plate,
       model,
       fleet_name,
       axle_count,
       driver_id,
       device_number,
       starts_at AS valid_from,
       NULLIF(ends_at, TIMESTAMP_LTZ '9999-12-31 00:00:00Z') AS valid_to,
       ends_at = TIMESTAMP_LTZ '9999-12-31 00:00:00Z' AS is_current
FROM pieces
WHERE starts_at < ends_at
