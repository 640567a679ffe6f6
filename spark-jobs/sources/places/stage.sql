-- places: one row a raw GeoJSON Feature, judged.
-- inputs: places_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables places
WITH points AS (
  SELECT geometry_type, coordinates, name, radius_m, radius_m_text, place_id, kind, valid_from, valid_from_text, valid_to, valid_to_text,
         _raw_object, _sent_at, _text,
         CASE WHEN geometry_type = 'Point' THEN get_json_object(coordinates, '$[1]') END AS latitude_text,
         CASE WHEN geometry_type = 'Point' THEN get_json_object(coordinates, '$[0]') END AS longitude_text
  FROM places_raw
),
-- Matched before they are cast, since the engines differ on 1_0 and 1.5d; + 0 since of -0.0 and 0.0, which are equal, one engine keeps both.
located AS (
  SELECT geometry_type, coordinates, name, radius_m, radius_m_text, place_id, kind, valid_from, valid_from_text, valid_to, valid_to_text,
         _raw_object, _sent_at, _text,
         CASE WHEN regexp_like(latitude_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\z') THEN TRY_CAST(latitude_text AS DOUBLE) + 0e0 END AS latitude,
         CASE WHEN regexp_like(longitude_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\z') THEN TRY_CAST(longitude_text AS DOUBLE) + 0e0 END AS longitude
  FROM points
)
SELECT COALESCE(place_id, 'p' || substr(sha2(name, 256), 1, 16)) AS place_id,
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
            WHEN geometry_type = 'Point' AND radius_m_text IS NULL THEN 'radius_missing'
            WHEN radius_m_text IS NOT NULL AND radius_m IS NULL THEN 'radius_not_a_number'
            WHEN radius_m <= 0 THEN 'radius_not_positive'
            WHEN valid_from_text IS NOT NULL AND valid_from IS NULL THEN 'valid_from_not_a_time'
            WHEN valid_to_text IS NOT NULL AND valid_to IS NULL THEN 'valid_to_not_a_time'
            WHEN valid_from < (SELECT earliest_at FROM settings) THEN 'valid_from_too_early'
            WHEN valid_from >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'valid_from_too_late'
            WHEN valid_to > TIMESTAMP_LTZ '9999-12-31 23:59:59Z' THEN 'valid_to_too_late'  -- the calendar's end itself is how many write "never"
            WHEN valid_to <= valid_from THEN 'valid_to_not_after_valid_from'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM located
