-- rejected_by_reason: one row a source and reason, with how many records were refused or rejected for it and since when
-- inputs: rejected_records
-- run: fleet sql - < docs/queries/rejected_by_reason.sql
SELECT source,
       reason_code,
       COUNT(*) AS records,
       MIN(landed_date) AS first_landed_date,
       MAX(landed_date) AS last_landed_date,
       MIN(raw_object) AS for_example_in
FROM rejected_records
GROUP BY source, reason_code
ORDER BY records DESC, source, reason_code
