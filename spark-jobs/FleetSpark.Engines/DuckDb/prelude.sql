-- Spark 3.5's names and rules in DuckDB, run once a session, so that one SQL text serves both engines.
-- Spark's side: spark.sql.ansi.enabled, ansi.doubleQuotedIdentifiers, parser.escapedStringLiterals = true, session.timeZone = UTC.
SET TimeZone = 'UTC';
SET default_null_order = 'nulls_first_on_asc_last_on_desc';
CREATE TYPE timestamp_ltz AS TIMESTAMPTZ;  -- the one timestamp type: an instant
CREATE TYPE timestamp_ntz AS TIMESTAMP;    -- wall-clock time, only on the way to an instant

CREATE MACRO unix_micros(t) AS epoch_us(CAST(t AS TIMESTAMPTZ));
CREATE MACRO unix_millis(t) AS CAST(floor(epoch_us(CAST(t AS TIMESTAMPTZ)) / 1000) AS BIGINT);
CREATE MACRO unix_seconds(t) AS CAST(floor(epoch_us(CAST(t AS TIMESTAMPTZ)) / 1000000) AS BIGINT);
CREATE MACRO timestamp_micros(n) AS make_timestamptz(CAST(n AS BIGINT));
CREATE MACRO timestamp_seconds(n) AS make_timestamptz(CAST(n AS BIGINT) * 1000000);
-- Of a wall-clock time that comes twice (clocks go back, by an hour or by as much as a day) Spark takes the first coming, timezone() the second:
-- the first is what the offset of a day before makes of it, where the zone's clock does show that.
CREATE MACRO by_offset_of_the_day_before(later, wall, zone) AS later - INTERVAL 24 HOUR + (wall - timezone(zone, later - INTERVAL 24 HOUR));
CREATE MACRO first_coming(later, wall, zone) AS
  CASE WHEN timezone(zone, by_offset_of_the_day_before(later, wall, zone)) = wall THEN least(by_offset_of_the_day_before(later, wall, zone), later) ELSE later END;
CREATE MACRO to_utc_timestamp(t, zone) AS
  first_coming(timezone(zone, timezone('UTC', CAST(t AS TIMESTAMPTZ))), timezone('UTC', CAST(t AS TIMESTAMPTZ)), zone);
CREATE MACRO from_utc_timestamp(t, zone) AS timezone('UTC', timezone(zone, CAST(t AS TIMESTAMPTZ)));
CREATE MACRO datediff(later, earlier) AS CAST(CAST(later AS DATE) - CAST(earlier AS DATE) AS INTEGER);
CREATE MACRO date_add(d, n) AS CAST(d AS DATE) + CAST(n AS INTEGER);
CREATE MACRO date_sub(d, n) AS CAST(d AS DATE) - CAST(n AS INTEGER);

CREATE MACRO regexp_like(s, pattern) AS regexp_matches(s, pattern);
CREATE MACRO regexp_replace(s, pattern, r) AS system.main.regexp_replace(s, pattern, r, 'g');
CREATE MACRO split(s, pattern) AS regexp_split_to_array(s, pattern);
CREATE MACRO length(s) AS CAST(system.main.length(s) AS INTEGER);
CREATE MACRO startswith(s, prefix) AS starts_with(s, prefix);
CREATE MACRO endswith(s, suffix) AS ends_with(s, suffix);
CREATE MACRO sha2(s, bits) AS CASE WHEN bits = 256 THEN sha256(s) ELSE error('sha2: 256 only') END;

CREATE MACRO size(a) AS CAST(len(a) AS INTEGER);
CREATE MACRO element_at(a, i) AS list_extract(a, i);
CREATE MACRO array_contains(a, x) AS list_contains(a, x);
CREATE MACRO array_join(a, separator) AS array_to_string(a, separator);
CREATE MACRO explode(a) AS unnest(a);
CREATE MACRO sequence(a, b) AS generate_series(a, b);
CREATE MACRO get_json_object(j, path) AS CASE WHEN json_valid(j) THEN json_extract_string(j, path) END;

CREATE MACRO nvl(a, b) AS coalesce(a, b);
CREATE MACRO pmod(a, b) AS ((a % b) + b) % b;
CREATE MACRO try_divide(a, b) AS a / nullif(b, 0);
