-- The fixes of a day, and how far their trucks came.
SELECT event_date,
       COUNT(*) AS fixes,
       COUNT(DISTINCT plate) AS trucks,
       CAST(SUM(CASE WHEN is_jump THEN 0 ELSE leg_distance_m END) / 1000 AS DECIMAL(18,1)) AS km
FROM gps_positions
WHERE event_date BETWEEN DATE '2026-03-24' AND DATE '2026-03-26'
GROUP BY event_date
ORDER BY event_date
