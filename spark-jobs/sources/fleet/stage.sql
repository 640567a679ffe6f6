-- fleet: one row a raw registry row, typed and judged.
-- inputs: fleet_raw (every field as text), settings
-- run: fleet run --tables trucks,drivers
WITH texts AS (
  SELECT NULLIF(UPPER(REPLACE(REPLACE(plate, '-', ''), ' ', '')), '') AS plate,
         NULLIF(TRIM(model), '') AS model,
         NULLIF(TRIM(device_number), '') AS device_number,
         NULLIF(TRIM(valid_from), '') AS valid_from_text,
         NULLIF(TRIM(driver_id), '') AS given_driver_id,
         NULLIF(TRIM(driver_name), '') AS driver_name,
         NULLIF(TRIM(axle_count), '') AS axle_text,
         NULLIF(TRIM(fleet_name), '') AS fleet_name,
         NULLIF(LOWER(TRIM(retired)), '') AS retired_text,
         _raw_object, _sent_at, _text
  FROM fleet_raw
),
typed AS (
  SELECT plate, model, device_number, valid_from_text, given_driver_id, driver_name, axle_text, fleet_name, retired_text,
         CASE WHEN regexp_like(valid_from_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(valid_from_text AS TIMESTAMP_LTZ) END AS valid_from,
         CASE WHEN regexp_like(axle_text, '^\d{1,2}$') THEN TRY_CAST(axle_text AS INT) END AS axle_count,
         CASE retired_text WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS retired,
         _raw_object, _sent_at, _text
  FROM texts
)
SELECT plate,
       valid_from,
       COALESCE(retired, FALSE) AS retired,
       device_number,
       COALESCE(given_driver_id, 'd' || substr(sha2((SELECT driver_key FROM settings) || '|' || driver_name, 256), 1, 16)) AS driver_id,
       driver_name,
       model,
       fleet_name,
       axle_count,
       CAST(valid_from AS DATE) AS _event_date,
       CASE WHEN plate IS NULL THEN 'plate_missing'
            WHEN model IS NULL THEN 'model_missing'
            WHEN device_number IS NULL THEN 'device_number_missing'
            WHEN valid_from_text IS NULL THEN 'valid_from_missing'
            WHEN valid_from IS NULL
             AND regexp_like(valid_from_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$') THEN 'valid_from_without_offset'
            WHEN valid_from IS NULL THEN 'valid_from_not_a_time'
            WHEN valid_from < (SELECT earliest_at FROM settings) THEN 'valid_from_too_early'
            WHEN valid_from >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'valid_from_too_late'  -- a change may lie ahead, but not at the end of the calendar
            WHEN axle_text IS NOT NULL AND axle_count IS NULL THEN 'axle_count_not_a_number'
            WHEN NOT axle_count BETWEEN 2 AND 10 THEN 'axle_count_out_of_range'
            WHEN retired_text IS NOT NULL AND retired IS NULL THEN 'retired_not_a_boolean'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM typed
