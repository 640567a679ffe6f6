-- What is not final yet, by account.
SELECT account_id,
       COUNT(*) AS transactions,
       SUM(amount_brl) AS amount_brl
FROM bank_pending
GROUP BY account_id
ORDER BY account_id
LIMIT 5
