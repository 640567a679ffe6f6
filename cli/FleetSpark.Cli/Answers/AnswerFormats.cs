using FleetSpark.Cli.Printing;
using FleetSpark.Engines;

namespace FleetSpark.Cli.Answers;

/// <summary>The formats in which an answer is printed.</summary>
internal static class AnswerFormats
{
    /// <summary>The printer of a format.</summary>
    public static Action<ReaderAnswer> Of(string format, Printer output) => format switch
    {
        "csv" => answer => CsvAnswer.Write(answer, output.Writer),
        "json" => answer => JsonAnswer.Write(answer, output.Writer),
        "markdown" => answer => MarkdownAnswer.Write(answer, output.Writer),
        _ => answer => TableAnswer.Write(answer, output),
    };
}
