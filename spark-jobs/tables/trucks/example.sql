-- The trucks of today by model.
SELECT model,
       COUNT(*) AS trucks
FROM trucks
WHERE is_current
GROUP BY model
ORDER BY trucks DESC, model
LIMIT 5
