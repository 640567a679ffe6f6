-- tag_transactions: one row a charge or a refund.
-- inputs: tags
-- run: fleet run --tables tag_transactions --from 2026-03-29
SELECT transaction_id,
       is_refund,
       plate,
       tag_number,
       kind,
       occurred_at,
       amount_brl,
       plaza_id,
       place_name,
       axle_category,
       entered_at,
       posted_at,
       invoice_id,
       statement_layout,
       event_date
FROM tags
