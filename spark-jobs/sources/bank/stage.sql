-- bank: one row a raw transaction, typed and judged.
-- inputs: bank_raw (every field as text), settings
-- run: fleet run --tables bank_transactions,bank_pending
WITH texts AS (
  SELECT NULLIF(TRIM(account_id), '') AS account_id,
         NULLIF(TRIM(transaction_id), '') AS transaction_id,
         NULLIF(TRIM(status), '') AS status,
         NULLIF(TRIM(credit_debit), '') AS credit_debit,
         NULLIF(TRIM(description), '') AS description,
         NULLIF(TRIM(type), '') AS type,
         NULLIF(TRIM(amount), '') AS amount_text,
         NULLIF(UPPER(TRIM(bank_raw.currency)), '') AS record_currency,
         NULLIF(TRIM(booked_at), '') AS booked_at_text,
         NULLIF(TRIM(counterparty_tax_id), '') AS counterparty_tax_id,
         _raw_object, _sent_at, _text
  FROM bank_raw
),
-- The contract's pattern allows one-digit months and days: 2026-1-9T.. is a time.
padded AS (
  SELECT account_id, transaction_id, status, credit_debit, description, type, amount_text, record_currency, booked_at_text, counterparty_tax_id,
         CASE WHEN regexp_like(booked_at_text, '^\d{4}-\d{1,2}-\d{1,2}T')
              THEN split_part(booked_at_text, '-', 1)
                || '-' || lpad(split_part(booked_at_text, '-', 2), 2, '0')
                || '-' || lpad(split_part(split_part(booked_at_text, 'T', 1), '-', 3), 2, '0')
                || substr(booked_at_text, length(split_part(booked_at_text, 'T', 1)) + 1)
         END AS booked_at_padded,
         _raw_object, _sent_at, _text
  FROM texts
),
typed AS (
  SELECT account_id, transaction_id, status, credit_debit, description, type, amount_text, record_currency, booked_at_text, counterparty_tax_id,
         CASE WHEN regexp_like(booked_at_padded, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(booked_at_padded AS TIMESTAMP_LTZ) END AS booked_at,
         CASE WHEN regexp_like(amount_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$') THEN TRY_CAST(amount_text AS DECIMAL(38,18)) END AS amount,
         _raw_object, _sent_at, _text
  FROM padded
),
priced AS (
  SELECT account_id, transaction_id, status, credit_debit, description, type, amount_text, record_currency, booked_at_text, counterparty_tax_id,
         booked_at, amount,
         TRY_CAST(amount AS DECIMAL(18,2)) AS amount_cents,
         _raw_object, _sent_at, _text
  FROM typed
)
SELECT account_id,
       transaction_id,
       status = 'TRANSACAO_EFETIVADA' AS is_final,
       booked_at,
       CAST(CASE WHEN credit_debit = 'DEBITO' THEN -amount_cents ELSE amount_cents END AS DECIMAL(18,2)) AS amount_brl,
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
             AND regexp_like(booked_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$') THEN 'booked_at_without_offset'
            WHEN booked_at IS NULL THEN 'booked_at_not_a_time'
            WHEN booked_at < (SELECT earliest_at FROM settings) THEN 'booked_at_too_early'
            -- a scheduled entry lies ahead by its nature, but not at the end of the calendar
            WHEN booked_at >= TIMESTAMP_LTZ '9999-01-01 00:00:00Z' THEN 'booked_at_too_late'
            WHEN status = 'TRANSACAO_EFETIVADA' AND booked_at > _sent_at + INTERVAL '1' DAY THEN 'booked_at_in_future'
            WHEN amount_text IS NULL THEN 'amount_missing'
            WHEN NOT regexp_like(amount_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$') THEN 'amount_not_a_number'
            WHEN amount < 0 THEN 'amount_negative'  -- the sign stands in creditDebitType
            WHEN amount IS NULL OR amount >= 1000000000 THEN 'amount_too_large'
            WHEN amount <> CAST(amount_cents AS DECIMAL(38,18)) OR regexp_like(amount_text, '\.\d{2}\d*[1-9]\d*$') THEN 'amount_fraction_of_cent'
            WHEN record_currency IS NULL THEN 'currency_missing'
            WHEN record_currency <> (SELECT currency FROM settings) THEN 'currency_unknown'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM priced
