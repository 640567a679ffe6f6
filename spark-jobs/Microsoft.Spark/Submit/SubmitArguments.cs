using System.Text;

namespace Microsoft.Spark.Submit;

/// <summary>The words of a command line, as PYSPARK_SUBMIT_ARGS holds them.</summary>
internal static class SubmitArguments
{
    /// <summary>Splits as a shell does: at blanks; within single quotes nothing is special, within double quotes and outside a backslash takes the next character as it is.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                (word ??= new StringBuilder()).Append(line[++at]);
            }
            else if (quote != '\0' ? character == quote : character is '\'' or '"')
            {
                quote = quote == '\0' ? character : '\0';
                word ??= new StringBuilder(); // '' is a word too
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else
            {
                (word ??= new StringBuilder()).Append(character);
            }
        }

        if (quote != '\0')
        {
            throw new FormatException($"A {quote} is not closed.");
        }

        return word is null ? words : [.. words, word.ToString()];
    }
}
