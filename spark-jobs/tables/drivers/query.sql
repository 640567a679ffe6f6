-- drivers: one row a driver and stretch of time in which the name did not change.
-- inputs: fleet
-- run: fleet run --tables drivers
WITH namings AS (
  SELECT driver_id, driver_name, valid_from,
         ROW_NUMBER() OVER (PARTITION BY driver_id, valid_from ORDER BY snapshot_at DESC NULLS LAST, driver_name DESC) AS choice
  FROM fleet
  WHERE driver_id IS NOT NULL AND driver_name IS NOT NULL
),
sequences AS (
  SELECT driver_id, driver_name, valid_from,
         LAG(driver_name) OVER (PARTITION BY driver_id ORDER BY valid_from) AS previous_name
  FROM namings
  WHERE choice = 1
),
changes AS (
  SELECT driver_id, driver_name, valid_from,
         LEAD(valid_from) OVER (PARTITION BY driver_id ORDER BY valid_from) AS valid_to
  FROM sequences
  WHERE previous_name IS NULL OR previous_name <> driver_name
)
SELECT driver_id,
       driver_name,
       valid_from,
       valid_to,
       valid_to IS NULL AS is_current
FROM changes
