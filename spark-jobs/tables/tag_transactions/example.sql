-- Where most toll was paid on 25 March.
SELECT place_name,
       COUNT(*) AS charges,
       SUM(amount_brl) AS amount_brl
FROM tag_transactions
WHERE event_date = DATE '2026-03-25'
  AND kind = 'toll'
  AND NOT is_refund
GROUP BY place_name
ORDER BY amount_brl DESC, place_name
LIMIT 5
