-- check key_is_unique (fail): Two or more rows share a key.
SELECT place_id, valid_from, COUNT(*) AS copies
FROM places
GROUP BY place_id, valid_from
HAVING COUNT(*) > 1;

-- check versions_do_not_overlap (warn): Two versions of a place hold at the same moment.
WITH neighbours AS (
  SELECT place_id, valid_from,
         LAG(COALESCE(valid_to, TIMESTAMP_LTZ '9999-12-31 00:00:00Z')) OVER (PARTITION BY place_id ORDER BY valid_from) AS previous_valid_to
  FROM places
)
SELECT place_id, valid_from, previous_valid_to
FROM neighbours
WHERE previous_valid_to > COALESCE(valid_from, TIMESTAMP_LTZ '1000-01-01 00:00:00Z');

-- check version_was_dropped (warn): A record is left out though it differs from the one kept of its place and moment.
SELECT place_id, valid_from, valid_to, name, kind, geometry_type, latitude, longitude, radius_m, coordinates
FROM places_staged
EXCEPT
SELECT place_id, valid_from, valid_to, name, kind, geometry_type, latitude, longitude, radius_m, coordinates
FROM places;
