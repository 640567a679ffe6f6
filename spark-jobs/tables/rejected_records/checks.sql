-- check reason_is_there (fail): A record is in quarantine without a reason.
SELECT source, landed_date, raw_object
FROM rejected_records
WHERE reason_code IS NULL;

-- check personal_text_is_left_out (fail): A text that may hold personal data stands in the quarantine.
SELECT source, landed_date, raw_object
FROM rejected_records
WHERE source IN ('fleet', 'bank') AND record_text IS NOT NULL;
