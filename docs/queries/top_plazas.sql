-- top_plazas: one row a toll plaza, the ten that cost most, with the road and how many trucks passed
-- inputs: tag_transactions, toll_plazas
-- run: fleet sql - < docs/queries/top_plazas.sql
WITH charges AS (
  SELECT plaza_id,
         COUNT(*) FILTER (WHERE NOT is_refund) AS passages,
         COUNT(DISTINCT plate) AS trucks,
         CAST(SUM(amount_brl) AS DECIMAL(18,2)) AS amount_brl
  FROM tag_transactions
  WHERE event_date BETWEEN DATE '2026-03-22' AND DATE '2026-03-29'
    AND kind = 'toll'
    AND plaza_id IS NOT NULL
  GROUP BY plaza_id
)
SELECT charges.plaza_id, toll_plazas.plaza_name, toll_plazas.road, toll_plazas.road_km, toll_plazas.state, charges.passages, charges.trucks, charges.amount_brl
FROM charges
LEFT JOIN toll_plazas ON toll_plazas.plaza_id = charges.plaza_id
ORDER BY charges.amount_brl DESC, charges.plaza_id
LIMIT 10
