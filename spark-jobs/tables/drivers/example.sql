-- How many drivers there are; names are for who may know them.
SELECT COUNT(DISTINCT driver_id) AS drivers,
       COUNT(*) AS names
FROM drivers
