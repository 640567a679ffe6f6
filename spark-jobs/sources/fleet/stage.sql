-- fleet: one row a raw registry row, judged.
-- inputs: fleet_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables trucks,drivers
WITH named AS (
  SELECT model, device_number, valid_from, valid_from_text, driver_name, axle_count, axle_count_text, fleet_name, retired, retired_text,
         snapshot_at, withdrawn,
         _raw_object, _sent_at, _text,
         -- upper case without hyphens and blanks; letters one by one, since the engines' UPPER differ on some
         NULLIF(translate(plate, 'abcdefghijklmnopqrstuvwxyz- ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '') AS plate,
         COALESCE(driver_id, 'd' || substr(sha2((SELECT driver_key FROM settings) || '|' || driver_name, 256), 1, 16)) AS driver_id
  FROM fleet_raw
)
SELECT plate,
       valid_from,
       COALESCE(retired, FALSE) AS retired,
       device_number,
       driver_id,
       driver_name,
       model,
       fleet_name,
       axle_count,
       snapshot_at,
       COALESCE(withdrawn, FALSE) AS withdrawn,
       CAST(valid_from AS DATE) AS _event_date,
       CASE WHEN plate IS NULL THEN 'plate_missing'
            WHEN NOT regexp_like(plate, '^[A-Z0-9]{2,10}\z') THEN 'plate_malformed'
            WHEN model IS NULL THEN 'model_missing'
            WHEN device_number IS NULL THEN 'device_number_missing'
            WHEN valid_from_text IS NULL THEN 'valid_from_missing'
            WHEN valid_from IS NULL
             AND regexp_like(valid_from_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?\z') THEN 'valid_from_without_offset'
            WHEN valid_from IS NULL THEN 'valid_from_not_a_time'
            WHEN valid_from < (SELECT earliest_at FROM settings) THEN 'valid_from_too_early'
            WHEN valid_from >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'valid_from_too_late'  -- a change may lie ahead, but not at the end of the calendar
            WHEN axle_count_text IS NOT NULL AND axle_count IS NULL THEN 'axle_count_not_a_number'
            WHEN NOT axle_count BETWEEN 2 AND 10 THEN 'axle_count_out_of_range'
            WHEN retired_text IS NOT NULL AND retired IS NULL THEN 'retired_not_a_boolean'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM named
