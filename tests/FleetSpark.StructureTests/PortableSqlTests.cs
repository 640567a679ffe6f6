using System.Text.RegularExpressions;
using FleetSpark.Tables;

namespace FleetSpark.StructureTests;

/// <summary>What one engine has and the other has not, or has with another meaning, stands in no SQL of a table or source.</summary>
public sealed class PortableSqlTests
{
    // What is searched for in the SQL without comments and literals, and what to write instead.
    private static readonly (string Pattern, string Instead)[] Forbidden =
    [
        (@"\bQUALIFY\b", "a subquery and WHERE choice = 1"),
        (@"\bASOF\b", "a range join"),
        (@"\b(EXCLUDE|REPLACE)\s*\(\w+\)", "the columns listed"),
        (@"\*\s*EXCEPT\b", "the columns listed"),
        ("::", "CAST"),
        ("`", "double quotes around a name"),
        (@"SELECT\s+(\w+\.)?\*", "the columns listed"),
        (@",\s*(\w+\.)?\*\s*(,|FROM)", "the columns listed"),
        (@"\bTIMESTAMP\s+''", "TIMESTAMP_LTZ '...'"),
        (@"\bAS\s+(TIMESTAMP|TIMESTAMPTZ|DATETIME)\s*\)", "TIMESTAMP_LTZ"),
        (@"\bAT\s+TIME\s+ZONE\b", "to_utc_timestamp, from_utc_timestamp"),
        (@"\b(to_timestamp|unix_timestamp|strptime|strftime|date_format)\s*\(", "TRY_CAST, unix_micros"),
        (@"\b(dayofweek|weekday)\s*\(", "pmod(datediff(d, DATE '1970-01-05'), 7)"),
        (@"\b(RLIKE|DIV)\b|<=>", "regexp_like(a, p); CAST((a - a % b) / b AS BIGINT); IS NOT DISTINCT FROM spelled out"),
        ("//", "CAST(FLOOR(a / b) AS BIGINT)"),
        (@"\bconcat\s*\(", "a || b or concat_ws"),
        (@"\b(round|bround|avg)\s*\(", "two casts, see the style of portable SQL"),
        (@"\b(string_agg|listagg|group_concat)\s*\(", "array_join(array_agg(x), ',') after an order of its own"),
        (@"\b(any_value|first|last|first_value|arg_max|arg_min)\s*\(", "MAX_BY, MIN_BY with a unique key"),
        (@"\bIGNORE\s+NULLS\b", "MAX_BY carry-forward"),
        (@"\b(RECURSIVE|LATERAL|PIVOT|SEMI|ANTI|MINUS|CONNECT)\b", "plain joins"),
        (@"\bcurrent_(date|timestamp|time)\b|\bnow\s*\(|\brand(om)?\s*\(|\buuid\s*\(", "nothing: a partition is a function of its inputs"),
        (@"\bLIMIT\b|\bOFFSET\b", "ROW_NUMBER with a total order"),
        (@"->>?", "no lambda and no JSON arrow"),
        (@"\binitcap\s*\(|\bhash\s*\(|\bxxhash64\s*\(", "sha2"),
        (@"''''", "chr(39)"),
        (@"\b[lr]?trim\s*\((?!\s*(BOTH|LEADING|TRAILING)\b)", "TRIM(BOTH ' ' FROM x): what else is white space the engines do not agree on"),
        (@"\b(upper|lower)\s*\(", "translate(x, 'abc...', 'ABC...')"),
    ];

    // What is searched for within literals too.
    private static readonly (string Pattern, string Instead)[] ForbiddenInPatterns =
    [
        (@"regexp_\w+\([^']*'[^']*\$'", "\\z: Java's $ also matches before a last line break"),
        (@"regexp_\w+\([^']*'[^']*\\[wsb]", "the characters listed: the engines' classes differ"),
    ];

    public static TheoryData<string> SqlFiles => Repository.SqlFiles;

    [Theory]
    [MemberData(nameof(SqlFiles))]
    public void Sql_OfATableOrSource_IsPortable(string file)
    {
        var statement = Repository.StatementOf(Repository.Read(["spark-jobs", .. file.Split('/')]));
        Assert.All(Forbidden, rule => Assert.False(
            Regex.IsMatch(statement, rule.Pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), $"{file} has /{rule.Pattern}/; write {rule.Instead}"));
        var text = SqlText.WithoutComments(Repository.Read(["spark-jobs", .. file.Split('/')]));
        Assert.All(ForbiddenInPatterns, rule => Assert.False(
            Regex.IsMatch(text, rule.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), $"{file} has /{rule.Pattern}/; write {rule.Instead}"));
    }

    [Theory]
    [MemberData(nameof(SqlFiles))]
    public void Sql_OfATableOrSource_HasUpperCaseKeywords(string file)
    {
        var statement = Repository.StatementOf(Repository.Read(["spark-jobs", .. file.Split('/')]));
        Assert.DoesNotMatch(new Regex(@"\b(select|from|where|join|group by|order by|case|when|then|else|union|with|over|partition by|as|on|and|or|not|in|left join)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), statement);
    }

    [Theory]
    [MemberData(nameof(Repository.Tables), MemberType = typeof(Repository))]
    public void Checks_OfATableWithAKey_HoldTheKeyUnique(string table)
    {
        var definition = Repository.Catalog.Table(table);
        // A truck's key follows from rows that do not overlap.
        if (definition.Key.Count == 0 || table == "trucks")
        {
            return;
        }

        var check = Assert.Single(definition.Checks, check => check.Name == "key_is_unique");
        Assert.Equal(Severity.Fail, check.Severity);
        // Copies tell a day by one of theirs, the last.
        var day = definition.PartitionColumn is { } column && !definition.Key.Contains(column) ? $"MAX({column}) AS {column}, " : string.Empty;
        Assert.Equal($"SELECT {string.Join(", ", definition.Key)}, {day}COUNT(*) AS copies FROM {table} GROUP BY {string.Join(", ", definition.Key)} HAVING COUNT(*) > 1", SqlText.WithoutComments(check.Sql));
    }

    // So that who is told of rows is told their days.
    [Theory]
    [MemberData(nameof(Repository.Tables), MemberType = typeof(Repository))]
    public void Checks_OfATableWithDays_GiveItsColumnOfDays(string table)
    {
        var definition = Repository.Catalog.Table(table);
        if (definition.PartitionColumn is { } column)
        {
            Assert.All(definition.Checks, check => Assert.Matches(new Regex($@"\ASELECT ((?!\bFROM\b).)*\b{column},? ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), SqlText.WithoutComments(check.Sql)));
        }
    }

    [Fact]
    public void PersonalTextCheck_OfTheQuarantine_NamesEveryRestrictedSource()
    {
        var check = Assert.Single(Repository.Catalog.Table("rejected_records").Checks, check => check.Name == "personal_text_is_left_out");
        var named = Regex.Match(check.Sql, @"source IN \((?<names>[^)]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["names"].Value.Split(", ").Select(name => name.Trim('\'')).Order(StringComparer.Ordinal);
        Assert.Equal(Repository.Catalog.Sources.Where(source => source.IsRestricted).Select(source => source.Name).Order(StringComparer.Ordinal), named);
    }
}
