-- tags: one row a raw transaction, typed and judged.
-- inputs: tags_raw (every field as text), settings
-- run: fleet run --tables tag_transactions
WITH texts AS (
  SELECT NULLIF(TRIM(transaction_id), '') AS transaction_id,
         NULLIF(UPPER(REPLACE(REPLACE(plate, '-', ''), ' ', '')), '') AS plate,
         NULLIF(LOWER(TRIM(kind)), '') AS kind,
         NULLIF(TRIM(occurred_at), '') AS occurred_at_text,
         NULLIF(TRIM(amount), '') AS amount_text,
         NULLIF(UPPER(TRIM(tags_raw.currency)), '') AS record_currency,
         NULLIF(TRIM(tag_number), '') AS tag_number,
         NULLIF(TRIM(plaza_id), '') AS plaza_id,
         NULLIF(TRIM(place_name), '') AS place_name,
         NULLIF(TRIM(axle_category), '') AS axle_text,
         NULLIF(TRIM(entered_at), '') AS entered_at_text,
         NULLIF(TRIM(posted_at), '') AS posted_at_text,
         NULLIF(LOWER(TRIM(is_refund)), '') AS refund_text,
         NULLIF(TRIM(invoice_id), '') AS invoice_id,
         _raw_object, _sent_at, _text
  FROM tags_raw
),
-- An instant without offset is the company's local time: operators print what the plaza's clock shows.
typed AS (
  SELECT transaction_id, plate, kind, tag_number, plaza_id, place_name, invoice_id, record_currency,
         occurred_at_text, amount_text, axle_text, entered_at_text, posted_at_text, refund_text,
         CASE WHEN regexp_like(occurred_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(occurred_at_text AS TIMESTAMP_LTZ)
              WHEN regexp_like(occurred_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$')
              THEN to_utc_timestamp(TRY_CAST(occurred_at_text AS TIMESTAMP_LTZ), (SELECT company_zone FROM settings)) END AS occurred_at,
         CASE WHEN regexp_like(entered_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(entered_at_text AS TIMESTAMP_LTZ)
              WHEN regexp_like(entered_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$')
              THEN to_utc_timestamp(TRY_CAST(entered_at_text AS TIMESTAMP_LTZ), (SELECT company_zone FROM settings)) END AS entered_at,
         CASE WHEN regexp_like(posted_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$')
              THEN TRY_CAST(posted_at_text AS TIMESTAMP_LTZ)
              WHEN regexp_like(posted_at_text, '^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$')
              THEN to_utc_timestamp(TRY_CAST(posted_at_text AS TIMESTAMP_LTZ), (SELECT company_zone FROM settings)) END AS posted_at,
         CASE WHEN regexp_like(amount_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$') THEN TRY_CAST(amount_text AS DECIMAL(38,18)) END AS amount,
         CASE WHEN regexp_like(axle_text, '^\d{1,3}$') THEN TRY_CAST(axle_text AS INT) END AS axle_category,
         CASE refund_text WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS is_refund,
         _raw_object, _sent_at, _text
  FROM texts
),
priced AS (
  SELECT transaction_id, plate, kind, tag_number, plaza_id, place_name, invoice_id, record_currency,
         occurred_at_text, amount_text, axle_text, entered_at_text, posted_at_text, refund_text,
         occurred_at, entered_at, posted_at, amount, axle_category, is_refund,
         TRY_CAST(amount AS DECIMAL(18,2)) AS amount_cents,
         _raw_object, _sent_at, _text
  FROM typed
)
SELECT transaction_id,
       COALESCE(is_refund, FALSE) AS is_refund,
       occurred_at,
       plate,
       tag_number,
       kind,
       CAST(CASE WHEN is_refund THEN -amount_cents ELSE amount_cents END AS DECIMAL(18,2)) AS amount_brl,
       plaza_id,
       place_name,
       axle_category,
       entered_at,
       posted_at,
       invoice_id,
       CAST(occurred_at AS DATE) AS _event_date,
       CASE WHEN transaction_id IS NULL THEN 'transaction_id_missing'
            WHEN plate IS NULL THEN 'plate_missing'
            WHEN kind IS NULL THEN 'kind_missing'
            WHEN kind NOT IN ('toll', 'parking') THEN 'kind_unknown'
            WHEN occurred_at_text IS NULL THEN 'occurred_at_missing'
            WHEN occurred_at IS NULL THEN 'occurred_at_not_a_time'
            WHEN occurred_at < (SELECT earliest_at FROM settings) THEN 'occurred_at_too_early'
            WHEN occurred_at > _sent_at + INTERVAL '1' DAY THEN 'occurred_at_in_future'
            WHEN amount_text IS NULL THEN 'amount_missing'
            WHEN NOT regexp_like(amount_text, '^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$') THEN 'amount_not_a_number'
            WHEN amount IS NULL OR amount >= 1000000000 THEN 'amount_too_large'
            WHEN amount <= 0 THEN 'amount_not_positive'
            WHEN amount <> CAST(amount_cents AS DECIMAL(38,18)) OR regexp_like(amount_text, '\.\d{2}\d*[1-9]\d*$') THEN 'amount_fraction_of_cent'
            WHEN record_currency IS NULL THEN 'currency_missing'
            WHEN record_currency <> (SELECT currency FROM settings) THEN 'currency_unknown'
            WHEN entered_at_text IS NOT NULL AND entered_at IS NULL THEN 'entered_at_not_a_time'
            WHEN entered_at < (SELECT earliest_at FROM settings) THEN 'entered_at_too_early'
            WHEN entered_at > _sent_at + INTERVAL '1' DAY THEN 'entered_at_in_future'
            WHEN posted_at_text IS NOT NULL AND posted_at IS NULL THEN 'posted_at_not_a_time'
            WHEN posted_at < (SELECT earliest_at FROM settings) THEN 'posted_at_too_early'
            -- the latest posted wins, so a wrong one would win for ever
            WHEN posted_at > _sent_at + INTERVAL '1' DAY THEN 'posted_at_in_future'
            WHEN axle_text IS NOT NULL AND axle_category IS NULL THEN 'axle_category_not_a_number'
            WHEN refund_text IS NOT NULL AND is_refund IS NULL THEN 'is_refund_not_a_boolean'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM priced
