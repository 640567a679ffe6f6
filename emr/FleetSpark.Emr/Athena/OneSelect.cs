using System.Text.RegularExpressions;

namespace FleetSpark.Emr.Athena;

/// <summary>Sees that a text is one SELECT: Athena would run a statement that writes as well, for who may.</summary>
internal static partial class OneSelect
{
    /// <summary>The SELECT without the semicolon that may end it.</summary>
    /// <exception cref="Core.FleetException">FS7401: it is something else.</exception>
    public static string Of(string sql)
    {
        var isFirst = true;
        var end = sql.Length;
        for (var at = 0; at < sql.Length;)
        {
            var token = Token().Match(sql, at);
            at = token.Index + token.Length;
            if (token.Groups["skip"].Success)
            {
                continue;
            }

            if (token.Groups["open"].Success)
            {
                throw AthenaErrors.NotOneSelect("a quotation mark or a comment in it is not closed");
            }

            if (end < sql.Length)
            {
                throw AthenaErrors.NotOneSelect("it is several statements");
            }

            if (token.Value == ";")
            {
                end = token.Index;
                continue;
            }

            if (isFirst && token.Value != "(")
            {
                isFirst = false;
                RefuseUnlessSelect(token.Value);
            }
        }

        return isFirst ? throw AthenaErrors.NotOneSelect("it has no statement") : sql[..end];
    }

    private static void RefuseUnlessSelect(string word)
    {
        if (!word.Equals("SELECT", StringComparison.OrdinalIgnoreCase) && !word.Equals("WITH", StringComparison.OrdinalIgnoreCase))
        {
            throw AthenaErrors.NotOneSelect($"it begins with '{(word.Length > 40 ? word[..40] : word)}'");
        }
    }

    // Blanks and comments; a text or name in quotation marks, in which one stands as two; a word; what is left open; any other letter.
    [GeneratedRegex("""\G(?:(?<skip>\s+|--[^\r\n]*|/\*.*?\*/)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|(?<open>'|"|/\*)|.)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
