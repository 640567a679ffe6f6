-- rejected_records: one row a record that was refused or rejected.
-- inputs: rejected
-- run: fleet run --tables rejected_records --from 2026-03-29
SELECT source,
       landed_date,
       event_date,
       reason_code,
       raw_object,
       record_text
FROM rejected
