-- tags: one row a raw transaction, judged.
-- inputs: tags_raw (each field typed by source.yaml, its text beside it), settings
-- run: fleet run --tables tag_transactions
WITH named AS (
  SELECT transaction_id, tag_number, plaza_id, place_name, invoice_id, statement_layout, _raw_object, _sent_at, _text,
         occurred_at, occurred_at_text, entered_at, entered_at_text, posted_at, posted_at_text,
         axle_category, axle_category_text, is_refund, is_refund_text, amount, amount_text, amount_is_exact,
         -- upper case without hyphens and blanks; letters one by one, since the engines' UPPER differ on some
         NULLIF(translate(plate, 'abcdefghijklmnopqrstuvwxyz- ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), '') AS plate,
         -- upper case without accents, of all else one blank: the operator's API and its statements write a place each in its own way
         NULLIF(TRIM(BOTH ' ' FROM regexp_replace(
           translate(
             regexp_replace(place_name, '[\x{0300}-\x{036F}]', ''), -- accents that stand behind their letter
             'abcdefghijklmnopqrstuvwxyzÁÀÂÃÄÅÇÉÈÊËÍÌÎÏÑÓÒÔÕÖÚÙÛÜÝáàâãäåçéèêëíìîïñóòôõöúùûüýÿ',
             'ABCDEFGHIJKLMNOPQRSTUVWXYZAAAAAACEEEEIIIINOOOOOUUUUYAAAAAACEEEEIIIINOOOOOUUUUYY'
           ),
           '[^A-Z0-9]+',
           ' '
         )), '') AS place_key,
         translate(kind, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') AS kind,
         translate(tags_raw.currency, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS record_currency
  FROM tags_raw
)
SELECT transaction_id,
       COALESCE(is_refund, FALSE) AS is_refund,
       occurred_at,
       plate,
       tag_number,
       kind,
       CAST(CASE WHEN is_refund THEN -amount ELSE amount END AS DECIMAL(18,2)) AS amount_brl,
       plaza_id,
       place_name,
       axle_category,
       entered_at,
       posted_at,
       invoice_id,
       statement_layout,
       place_key,
       unix_seconds(occurred_at) AS occurred_s,
       CAST(occurred_at AS DATE) AS _event_date,
       CASE WHEN transaction_id IS NULL THEN 'transaction_id_missing'
            WHEN plate IS NULL THEN 'plate_missing'
            WHEN NOT regexp_like(plate, '^[A-Z0-9]{2,10}\z') THEN 'plate_malformed'
            WHEN kind IS NULL THEN 'kind_missing'
            WHEN kind NOT IN ('toll', 'parking') THEN 'kind_unknown'
            WHEN occurred_at_text IS NULL THEN 'occurred_at_missing'
            WHEN occurred_at IS NULL THEN 'occurred_at_not_a_time'
            WHEN occurred_at < (SELECT earliest_at FROM settings) THEN 'occurred_at_too_early'
            WHEN occurred_at > _sent_at + INTERVAL '1' DAY THEN 'occurred_at_in_future'
            WHEN amount_text IS NULL THEN 'amount_missing'
            WHEN amount_is_exact IS NULL THEN 'amount_not_a_number'
            WHEN NOT amount_is_exact THEN 'amount_fraction_of_cent'
            WHEN amount IS NULL OR amount >= 1000000000 THEN 'amount_too_large'
            WHEN amount <= 0 THEN 'amount_not_positive'
            WHEN record_currency IS NULL THEN 'currency_missing'
            WHEN record_currency <> (SELECT currency FROM settings) THEN 'currency_unknown'
            WHEN entered_at_text IS NOT NULL AND entered_at IS NULL THEN 'entered_at_not_a_time'
            WHEN entered_at < (SELECT earliest_at FROM settings) THEN 'entered_at_too_early'
            WHEN entered_at > _sent_at + INTERVAL '1' DAY THEN 'entered_at_in_future'
            WHEN posted_at_text IS NOT NULL AND posted_at IS NULL THEN 'posted_at_not_a_time'
            WHEN posted_at < (SELECT earliest_at FROM settings) THEN 'posted_at_too_early'
            -- the latest posted wins, so a wrong one would win for ever
            WHEN posted_at > _sent_at + INTERVAL '1' DAY THEN 'posted_at_in_future'
            WHEN axle_category_text IS NOT NULL AND axle_category IS NULL THEN 'axle_category_not_a_number'
            WHEN NOT axle_category BETWEEN 0 AND 999 THEN 'axle_category_out_of_range'
            WHEN is_refund_text IS NOT NULL AND is_refund IS NULL THEN 'is_refund_not_a_boolean'
       END AS _reason,
       _raw_object, _sent_at, _text
FROM named
