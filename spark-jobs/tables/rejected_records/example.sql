-- Why records were not taken, and how many.
SELECT source,
       reason_code,
       COUNT(*) AS records
FROM rejected_records
GROUP BY source, reason_code
ORDER BY records DESC, source, reason_code
LIMIT 5
