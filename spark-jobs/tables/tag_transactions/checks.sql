-- check key_is_unique (fail): Two or more rows share a key.
SELECT transaction_id, is_refund, MAX(event_date) AS event_date, COUNT(*) AS copies
FROM tag_transactions
GROUP BY transaction_id, is_refund
HAVING COUNT(*) > 1;

-- check amount_has_the_sign_of_its_kind (fail): A charge is not positive, or a refund not negative.
SELECT transaction_id, is_refund, event_date, amount_brl
FROM tag_transactions
WHERE COALESCE(is_refund = (amount_brl > 0) OR amount_brl = 0, TRUE);

-- check refund_has_its_charge (warn): A refund came whose charge never did.
SELECT refunds.transaction_id, refunds.event_date, refunds.occurred_at, refunds.amount_brl
FROM tag_transactions AS refunds
LEFT JOIN tag_transactions AS charges
  ON charges.transaction_id = refunds.transaction_id AND NOT charges.is_refund
WHERE refunds.is_refund AND charges.transaction_id IS NULL;
