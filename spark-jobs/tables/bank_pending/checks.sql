-- check key_is_unique (fail): Two or more rows share a key.
SELECT account_id, transaction_id, MAX(event_date) AS event_date, COUNT(*) AS copies
FROM bank_pending
GROUP BY account_id, transaction_id
HAVING COUNT(*) > 1;

-- check pending_grew_old (warn): A pending entry is more than 30 days older than the newest one: its id has changed, or it was dropped.
SELECT account_id, transaction_id, booked_at, event_date
FROM bank_pending
WHERE event_date < (SELECT date_sub(MAX(event_date), 30) FROM bank_staged);
