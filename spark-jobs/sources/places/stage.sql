-- places: one row a raw GeoJSON Feature, judged.
-- inputs: places_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables places
-- The engines print the numbers of a parsed array each in its own way, so coordinates are cut out of the record as received: those of
-- the first or the last member named geometry, whichever says what was parsed.
WITH candidates AS (
  SELECT geometry_type, coordinates, name, radius_m, radius_m_text, place_id, kind, valid_from, valid_from_text, valid_to, valid_to_text,
         _raw_object, _sent_at, _text,
         regexp_replace(regexp_extract(_text, '"geometry"[ \t]*:[ \t]*\{[^{}]*"coordinates"[ \t]*:[ \t]*"?(\[[\[\]0-9 \t,.eE+-]*\])"?[ \t]*[,}]', 1), '[ \t]', '') AS first_written,
         regexp_replace(regexp_extract(_text, '(?s)^.*"geometry"[ \t]*:[ \t]*\{[^{}]*"coordinates"[ \t]*:[ \t]*"?(\[[\[\]0-9 \t,.eE+-]*\])"?[ \t]*[,}]', 1), '[ \t]', '') AS last_written
  FROM places_raw
),
features AS (
  SELECT geometry_type, coordinates, name, radius_m, radius_m_text, place_id, kind, valid_from, valid_from_text, valid_to, valid_to_text,
         _raw_object, _sent_at, _text,
         CASE WHEN get_json_object(first_written, '$') = get_json_object(coordinates, '$') THEN first_written
              WHEN get_json_object(last_written, '$') = get_json_object(coordinates, '$') THEN last_written END AS written
  FROM candidates
),
-- What the brackets hold, from the inside outwards: n a number, p a position, r a ring of four positions or more, g a polygon, m some of them.
-- A digest stands for the text where it would go along with each of its positions.
shapes AS (
  SELECT DISTINCT
         written,
         sha2(written, 256) AS digest,
         regexp_replace(written, '-?\d+(\.\d+)?([eE][+-]?\d+)?', 'n') AS of_numbers,
         regexp_replace(of_numbers, '\[n,n(,n)?\]', 'p') AS of_positions,
         regexp_replace(of_positions, '\[p(,p){3,}\]', 'r') AS of_rings,
         regexp_replace(of_rings, '\[r(,r)*\]', 'g') AS of_polygons,
         regexp_replace(of_polygons, '\[g(,g)*\]', 'm') AS shape
  FROM features
),
positions AS (
  SELECT digest, explode(split(written, '\],\[')) AS position_text
  FROM shapes
),
-- 1 where all positions are on Earth
extents AS (
  SELECT digest,
         MIN(CASE WHEN TRY_CAST(split_part(translate(position_text, '[]', ''), ',', 1) AS DOUBLE) BETWEEN -180 AND 180
                   AND TRY_CAST(split_part(translate(position_text, '[]', ''), ',', 2) AS DOUBLE) BETWEEN -90 AND 90 THEN 1 ELSE 0 END) AS is_on_earth
  FROM positions
  GROUP BY digest
),
rings AS (
  SELECT digest, explode(split(written, '\]\]+,\[\[+')) AS ring_text
  FROM shapes
),
ring_ends AS (
  SELECT digest,
         regexp_extract(ring_text, '^\[*([^\[\]]*)', 1) AS begins,
         regexp_extract(ring_text, '([^\[\]]*)\]*\z', 1) AS ends
  FROM rings
),
-- 1 where all rings end where they begin
closures AS (
  SELECT digest,
         MIN(CASE WHEN TRY_CAST(split_part(begins, ',', 1) AS DOUBLE) = TRY_CAST(split_part(ends, ',', 1) AS DOUBLE)
                   AND TRY_CAST(split_part(begins, ',', 2) AS DOUBLE) = TRY_CAST(split_part(ends, ',', 2) AS DOUBLE) THEN 1 ELSE 0 END) AS is_closed
  FROM ring_ends
  GROUP BY digest
)
SELECT COALESCE(place_id, 'p' || substr(sha2(name, 256), 1, 16)) AS place_id,
       valid_from,
       valid_to,
       name,
       kind,
       geometry_type,
       -- + 0 since of -0.0 and 0.0, which are equal, one engine keeps both
       CASE WHEN geometry_type = 'Point' AND shape = 'p' THEN TRY_CAST(split_part(translate(features.written, '[]', ''), ',', 2) AS DOUBLE) + 0e0 END AS latitude,
       CASE WHEN geometry_type = 'Point' AND shape = 'p' THEN TRY_CAST(split_part(translate(features.written, '[]', ''), ',', 1) AS DOUBLE) + 0e0 END AS longitude,
       CASE WHEN geometry_type = 'Point' THEN radius_m END AS radius_m,
       CASE WHEN geometry_type <> 'Point' THEN features.written END AS coordinates,
       CAST(valid_from AS DATE) AS _event_date,
       CASE WHEN name IS NULL THEN 'name_missing'
            WHEN geometry_type IS NULL THEN 'geometry_missing'
            WHEN geometry_type NOT IN ('Point', 'Polygon', 'MultiPolygon') THEN 'geometry_unknown'
            WHEN coordinates IS NULL THEN 'coordinates_missing'
            WHEN shape IS NULL OR geometry_type || ' ' || shape NOT IN ('Point p', 'Polygon g', 'MultiPolygon m') THEN 'coordinates_not_numbers'
            WHEN is_on_earth = 0 THEN 'coordinates_out_of_range'
            WHEN geometry_type <> 'Point' AND is_closed = 0 THEN 'ring_not_closed'
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
FROM features
LEFT JOIN shapes ON shapes.written = features.written
LEFT JOIN extents ON extents.digest = shapes.digest
LEFT JOIN closures ON closures.digest = shapes.digest
