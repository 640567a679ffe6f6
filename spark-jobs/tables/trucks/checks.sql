-- check plate_rows_do_not_overlap (fail): Two rows of one plate hold at the same moment.
WITH neighbours AS (
  SELECT plate, valid_from, LAG(COALESCE(valid_to, TIMESTAMP_LTZ '9999-12-31 00:00:00Z')) OVER (PARTITION BY plate ORDER BY valid_from) AS previous_valid_to
  FROM trucks
)
SELECT plate, valid_from, previous_valid_to
FROM neighbours
WHERE previous_valid_to > valid_from;

-- check device_rows_do_not_overlap (fail): One device is in two trucks at the same moment.
WITH neighbours AS (
  SELECT device_number, plate, valid_from, LAG(COALESCE(valid_to, TIMESTAMP_LTZ '9999-12-31 00:00:00Z')) OVER (PARTITION BY device_number ORDER BY valid_from) AS previous_valid_to
  FROM trucks
  WHERE device_number IS NOT NULL
)
SELECT device_number, plate, valid_from, previous_valid_to
FROM neighbours
WHERE previous_valid_to > valid_from;

-- check truck_has_a_device (warn): A truck of today carries no device, so nobody knows where it is.
SELECT plate, valid_from
FROM trucks
WHERE is_current AND device_number IS NULL;
