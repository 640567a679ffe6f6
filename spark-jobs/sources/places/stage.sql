-- places: one row a raw GeoJSON Feature, typed and judged.
-- inputs: places_raw (every field as text), settings
-- run: fleet run --tables places
WITH texts AS (
  SELECT NULLIF(TRIM(geometry_type), '') AS geometry_type,
         coordinates,
         NULLIF(TRIM(name), '') AS name,
         NULLIF(TRIM(radius_m), '') AS radius_text,
         NULLIF(TRIM(place_id), '') AS given_place_id,
         NULLIF(TRIM(kind), '') AS kind,
         NULLIF(TRIM(valid_from), '') AS valid_from_text,
         NULLIF(TRIM(valid_to), '') AS valid_to_text,
         _raw_object, _sent_at, _text
  FROM places_raw
),
typed AS (
  SELECT geometry_type, coordinates, name, radius_text, given_place_id, kind, valid_from_text, valid_to_text,
         CASE WHEN geometry_type = 'Point' THEN TRY_CAST(get_json_object(coordinates, '$[1]') AS DOUBLE) END AS latitude,
         CASE WHEN geometry_type = 'Point' THEN TRY_CAST(get_json_object(coordinates, '$[0]') AS DOUBLE) END AS longitude,
         CASE WHEN regexp_like(radius_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$') THEN TRY_CAST(radius_text AS DECIMAL(18,3)) END AS radius_m,
         CASE WHEN regexp_like(valid_from_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(valid_from_text AS TIMESTAMP_LTZ) END AS valid_from,
         CASE WHEN regexp_like(valid_to_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(valid_to_text AS TIMESTAMP_LTZ) END AS valid_to,
         _raw_object, _sent_at, _text
  FROM texts
)
SELECT COALESCE(given_place_id, 'p' || substr(sha2(name, 256), 1, 16)) AS place_id,
       valid_from,
       valid_to,
       name,
       kind,
       geometry_type,
       latitude,
       longitude,
       CASE WHEN geometry_type = 'Point' THEN radius_m END AS radius_m,
       CASE WHEN geometry_type <> 'Point' THEN coordinates END AS coordinates,
       CAST(valid_from AS DATE) AS _event_date,
       CASE WHEN name IS NULL THEN 'name_missing'
            WHEN geometry_type IS NULL THEN 'geometry_missing'
            WHEN geometry_type NOT IN ('Point', 'Polygon', 'MultiPolygon') THEN 'geometry_unknown'
            WHEN coordinates IS NULL THEN 'coordinates_missing'
            WHEN geometry_type = 'Point' AND (latitude IS NULL OR longitude IS NULL) THEN 'coordinates_not_numbers'
            WHEN geometry_type = 'Point' AND (NOT latitude BETWEEN -90 AND 90 OR NOT longitude BETWEEN -180 AND 180) THEN 'coordinates_out_of_range'
            WHEN geometry_type <> 'Point' AND NOT regexp_like(coordinates, '^\[\[\[') THEN 'coordinates_not_numbers'
            WHEN geometry_type = 'Point' AND radius_text IS NULL THEN 'radius_missing'
            WHEN radius_text IS NOT NULL AND radius_m IS NULL THEN 'radius_not_a_number'
            WHEN radius_m <= 0 THEN 'radius_not_positive'
            WHEN valid_from_text IS NOT NULL AND valid_from IS NULL THEN 'valid_from_not_a_time'
            WHEN valid_to_text IS NOT NULL AND valid_to IS NULL THEN 'valid_to_not_a_time'
            WHEN valid_from < (SELECT earliest_at FROM settings) THEN 'valid_from_too_early'
            WHEN valid_from >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'valid_from_too_late'
            WHEN valid_to > TIMESTAMP_LTZ '9999-12-31 23:59:59Z' THEN 'valid_to_too_late'  -- the calendar's end itself is how many write "never"
            WHEN valid_to <= valid_from THEN 'valid_to_not_after_valid_from'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM typed
