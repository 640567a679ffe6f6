-- Which devices fell silent first on 25 March.
SELECT device_number,
       plate,
       recorded_at
FROM device_last_fixes
WHERE event_date = DATE '2026-03-25'
ORDER BY recorded_at, device_number
LIMIT 5
