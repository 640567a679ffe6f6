-- check key_is_unique (fail): Two or more rows share a key.
SELECT account_id, transaction_id, MAX(event_date) AS event_date, COUNT(*) AS copies
FROM bank_transactions
GROUP BY account_id, transaction_id
HAVING COUNT(*) > 1;
