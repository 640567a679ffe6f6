-- gps: one row a raw record, judged.
-- inputs: gps_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables gps_positions
-- A bad value of an optional field is null and named; the fix itself is good.
WITH ranged AS (
  SELECT device_number, recorded_at, latitude, longitude, ignition,
         CASE WHEN speed_kmh BETWEEN 0 AND 400 THEN speed_kmh END AS speed_kmh,
         CASE WHEN heading_deg BETWEEN 0 AND 360 THEN heading_deg END AS heading_deg,
         CASE WHEN odometer_m BETWEEN 0 AND 100000000000 THEN odometer_m END AS odometer_m,
         CASE WHEN accuracy_m BETWEEN 0 AND 1000000 THEN accuracy_m END AS accuracy_m,
         recorded_at_text, latitude_text, longitude_text, speed_kmh_text, heading_deg_text, ignition_text, odometer_m_text, accuracy_m_text,
         _raw_object, _sent_at, _text
  FROM gps_raw
)
SELECT device_number,
       recorded_at,
       latitude,
       longitude,
       speed_kmh,
       heading_deg,
       ignition,
       odometer_m,
       accuracy_m,
       NULLIF(concat_ws(',',
         CASE WHEN speed_kmh_text IS NOT NULL AND speed_kmh IS NULL THEN 'speed_kmh' END,
         CASE WHEN heading_deg_text IS NOT NULL AND heading_deg IS NULL THEN 'heading_deg' END,
         CASE WHEN ignition_text IS NOT NULL AND ignition IS NULL THEN 'ignition' END,
         CASE WHEN odometer_m_text IS NOT NULL AND odometer_m IS NULL THEN 'odometer_m' END,
         CASE WHEN accuracy_m_text IS NOT NULL AND accuracy_m IS NULL THEN 'accuracy_m' END), '') AS bad_fields,
       CAST(recorded_at AS DATE) AS _event_date,
       CASE WHEN device_number IS NULL THEN 'device_number_missing'
            WHEN recorded_at_text IS NULL THEN 'recorded_at_missing'
            WHEN recorded_at IS NULL
             AND regexp_like(recorded_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?\z') THEN 'recorded_at_without_offset'
            WHEN recorded_at IS NULL THEN 'recorded_at_not_a_time'
            WHEN recorded_at < (SELECT earliest_at FROM settings) THEN 'recorded_at_too_early'
            WHEN recorded_at > _sent_at + INTERVAL '1' DAY THEN 'recorded_at_in_future'
            WHEN latitude_text IS NULL THEN 'latitude_missing'
            WHEN latitude IS NULL THEN 'latitude_not_a_number'
            WHEN NOT latitude BETWEEN -90 AND 90 THEN 'latitude_out_of_range'
            WHEN longitude_text IS NULL THEN 'longitude_missing'
            WHEN longitude IS NULL THEN 'longitude_not_a_number'
            WHEN NOT longitude BETWEEN -180 AND 180 THEN 'longitude_out_of_range'
            WHEN latitude = 0 AND longitude = 0 THEN 'position_zero'  -- what a receiver without satellites reports
       END AS _reason,
       _raw_object, _sent_at, _text
FROM ranged
