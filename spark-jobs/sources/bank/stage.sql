-- bank: one row a raw transaction, judged.
-- inputs: bank_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables bank_transactions,bank_pending
WITH named AS (
  SELECT account_id, transaction_id, status, credit_debit, description, type, booked_at, booked_at_text, counterparty_tax_id,
         _raw_object, _sent_at, _text,
         amount, amount_text, amount_is_exact,
         -- letters one by one, since the engines' UPPER differ on some
         translate(bank_raw.currency, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS record_currency
  FROM bank_raw
)
SELECT account_id,
       transaction_id,
       status = 'TRANSACAO_EFETIVADA' AS is_final,
       booked_at,
       CAST(CASE WHEN credit_debit = 'DEBITO' THEN -amount ELSE amount END AS DECIMAL(18,2)) AS amount_brl,
       type,
       description,
       lpad(CASE WHEN length(counterparty_tax_id) > 4 THEN substr(counterparty_tax_id, -4) ELSE '' END, length(counterparty_tax_id), '*') AS counterparty_id,
       CAST(booked_at AS DATE) AS _event_date,
       CASE WHEN account_id IS NULL THEN 'account_id_missing'
            WHEN transaction_id IS NULL THEN 'transaction_id_missing'
            WHEN status IS NULL THEN 'status_missing'
            WHEN status NOT IN ('TRANSACAO_EFETIVADA', 'LANCAMENTO_FUTURO', 'TRANSACAO_PROCESSANDO') THEN 'status_unknown'
            WHEN credit_debit IS NULL THEN 'credit_debit_missing'
            WHEN credit_debit NOT IN ('CREDITO', 'DEBITO') THEN 'credit_debit_unknown'
            WHEN description IS NULL THEN 'description_missing'
            WHEN type IS NULL THEN 'type_missing'
            WHEN booked_at_text IS NULL THEN 'booked_at_missing'
            WHEN booked_at IS NULL
             AND regexp_like(booked_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?\z') THEN 'booked_at_without_offset'
            WHEN booked_at IS NULL THEN 'booked_at_not_a_time'
            WHEN booked_at < (SELECT earliest_at FROM settings) THEN 'booked_at_too_early'
            -- a scheduled entry lies ahead by its nature, but not at the end of the calendar
            WHEN booked_at >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'booked_at_too_late'
            WHEN status = 'TRANSACAO_EFETIVADA' AND booked_at > _sent_at + INTERVAL '1' DAY THEN 'booked_at_in_future'
            WHEN amount_text IS NULL THEN 'amount_missing'
            WHEN amount_is_exact IS NULL THEN 'amount_not_a_number'
            WHEN NOT amount_is_exact THEN 'amount_fraction_of_cent'
            WHEN amount < 0 THEN 'amount_negative'  -- the sign stands in creditDebitType
            WHEN amount IS NULL OR amount >= 1000000000 THEN 'amount_too_large'
            WHEN record_currency IS NULL THEN 'currency_missing'
            WHEN record_currency <> (SELECT currency FROM settings) THEN 'currency_unknown'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM named
