-- debits_without_invoice: one row a debit for tags that names no invoice on which a known charge is billed
-- inputs: bank_transactions, tag_transactions
-- run: fleet sql - < docs/queries/debits_without_invoice.sql
WITH invoices AS (
  SELECT DISTINCT invoice_id
  FROM tag_transactions
  WHERE invoice_id IS NOT NULL
), debits AS (
  SELECT account_id, transaction_id, booked_at, amount_brl, description
  FROM bank_transactions
  WHERE event_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-29'
    AND amount_brl < 0
    AND description LIKE '%TAG PEDAGIO%'
)
SELECT debits.account_id, debits.transaction_id, debits.booked_at, debits.amount_brl, debits.description
FROM debits
LEFT JOIN invoices ON debits.description LIKE '%' || invoices.invoice_id || '%'
WHERE invoices.invoice_id IS NULL
ORDER BY debits.booked_at, debits.account_id, debits.transaction_id
