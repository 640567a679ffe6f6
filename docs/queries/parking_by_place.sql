-- parking_by_place: one row a car park, with how often and for how much, the dearest first; refunds are taken off
-- inputs: tag_transactions
-- run: fleet sql - < docs/queries/parking_by_place.sql
SELECT place_name,
       COUNT(*) FILTER (WHERE NOT is_refund) AS stays,
       COUNT(DISTINCT plate) AS trucks,
       CAST(SUM(amount_brl) AS DECIMAL(18,2)) AS amount_brl,
       MIN(occurred_at) AS first_left_at,
       MAX(occurred_at) AS last_left_at
FROM tag_transactions
WHERE event_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-29'
  AND kind = 'parking'
  AND place_name IS NOT NULL
GROUP BY place_name
ORDER BY amount_brl DESC, place_name
