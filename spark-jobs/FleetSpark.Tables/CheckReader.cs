using System.Text.RegularExpressions;

namespace FleetSpark.Tables;

/// <summary>
/// Reads <c>checks.sql</c>: queries that each start with a line <c>-- check NAME (fail|warn): what the rows mean</c> and end with a semicolon.
/// </summary>
internal static partial class CheckReader
{
    public static IReadOnlyList<CheckDefinition> Read(string text, string fileName, List<string> faults)
    {
        var checks = new List<CheckDefinition>();
        var heads = HeadLine().Matches(text);
        for (var i = 0; i < heads.Count; i++)
        {
            var from = heads[i].Index + heads[i].Length;
            var sql = text[from..(i + 1 < heads.Count ? heads[i + 1].Index : text.Length)].Trim().TrimEnd(';');
            checks.Add(new CheckDefinition(heads[i].Groups["name"].Value, heads[i].Groups["severity"].Value == "fail" ? Severity.Fail : Severity.Warn, heads[i].Groups["text"].Value.Trim(), sql));
            if (SqlText.WithoutComments(sql).Length == 0)
            {
                faults.Add($"{fileName}: the check '{heads[i].Groups["name"].Value}' has no query");
            }
        }

        foreach (var twice in checks.GroupBy(check => check.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add($"{fileName}: the check '{twice.Key}' stands there {twice.Count()} times");
        }

        if (checks.Count == 0)
        {
            faults.Add($"{fileName}: no line '-- check NAME (fail|warn): what the rows mean' was found");
        }

        return checks;
    }

    [GeneratedRegex(@"^-- check (?<name>[a-z0-9_]+) \((?<severity>fail|warn)\): (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadLine();
}
