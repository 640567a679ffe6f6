-- What each kind of transaction came to on 25 March.
SELECT type,
       COUNT(*) AS transactions,
       SUM(amount_brl) AS amount_brl
FROM bank_transactions
WHERE event_date = DATE '2026-03-25'
GROUP BY type
ORDER BY amount_brl, type
LIMIT 5
