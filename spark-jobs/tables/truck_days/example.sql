-- Which trucks paid most toll on 25 March, and for how far.
SELECT plate,
       CAST(distance_m / 1000 AS DECIMAL(18,1)) AS km,
       toll_count,
       toll_brl,
       toll_brl_per_100km
FROM truck_days
WHERE local_date = DATE '2026-03-25'
ORDER BY toll_brl DESC, plate
LIMIT 5
