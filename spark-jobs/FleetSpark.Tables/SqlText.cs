using System.Text;

namespace FleetSpark.Tables;

/// <summary>SQL as text: what of it decides, and what is only for its reader.</summary>
public static class SqlText
{
    /// <summary>The text without comments, each run of white space as one blank; literals and quoted names stay as they are.</summary>
    public static string WithoutComments(string sql)
    {
        var kept = new StringBuilder(sql.Length);
        var position = 0;
        while (position < sql.Length)
        {
            var end = EndOfToken(sql, position, out var isBlank);
            if (!isBlank)
            {
                kept.Append(sql, position, end - position);
            }
            else if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }

            position = end;
        }

        return kept.ToString().TrimEnd();
    }

    private static int EndOfToken(string sql, int start, out bool isBlank)
    {
        var rest = sql.AsSpan(start);
        isBlank = true;
        if (rest.StartsWith("--"))
        {
            var newline = rest.IndexOf('\n');
            return newline < 0 ? sql.Length : start + newline + 1;
        }

        if (rest.StartsWith("/*"))
        {
            var close = sql.IndexOf("*/", start + 2, StringComparison.Ordinal);
            return close < 0 ? sql.Length : close + 2;
        }

        if (char.IsWhiteSpace(rest[0]))
        {
            return start + 1;
        }

        isBlank = false;
        if (rest[0] is '\'' or '"')
        {
            var close = sql.IndexOf(rest[0], start + 1);
            return close < 0 ? sql.Length : close + 1;
        }

        return start + 1;
    }
}
