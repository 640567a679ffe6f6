-- bank_pending: one row pending transaction of one account.
-- inputs: bank
-- run: fleet run --tables bank_pending --from 2026-03-29
SELECT account_id,
       transaction_id,
       booked_at,
       amount_brl,
       type,
       description,
       counterparty_id,
       event_date
FROM bank
WHERE NOT is_final
