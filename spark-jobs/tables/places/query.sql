-- places: one row a place and stretch of time.
-- inputs: places
-- run: fleet run --tables places
WITH versions AS (
  SELECT place_id, valid_from, valid_to, name, kind, geometry_type, latitude, longitude, radius_m, coordinates,
         -- two rows of one place and moment: the greater by content
         ROW_NUMBER() OVER (
           PARTITION BY place_id, valid_from
           ORDER BY valid_to DESC, name DESC, kind DESC, geometry_type DESC, latitude DESC, longitude DESC, radius_m DESC, coordinates DESC
         ) AS choice
  FROM places
)
SELECT place_id,
       name,
       kind,
       geometry_type,
       latitude,
       longitude,
       radius_m,
       coordinates,
       valid_from,
       valid_to
FROM versions
WHERE choice = 1
