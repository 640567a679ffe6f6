using System.Text;
using Spectre.Console;

namespace FleetSpark.Cli.Printing;

/// <summary>Standard output: UTF-8 whatever the terminal's locale is, without colours, so that a file and a screen show the same.</summary>
internal sealed class Printer : IDisposable
{
    // Where nobody's screen sets a width, no line is ever broken.
    private const int UnboundedWidth = 4_000;
    private readonly StreamWriter _writer = new(StandardStream.OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);

    /// <summary>The writer itself, for what streams.</summary>
    public TextWriter Writer => _writer;

    /// <summary>Prints a line.</summary>
    public void Line(string text = "") => _writer.WriteLine(text);

    /// <summary>Prints a value as JSON.</summary>
    public void Json(object value) => _writer.WriteLine(CliJson.Of(value));

    /// <summary>Prints a table.</summary>
    public void Table(TextTable table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_writer) });
        // A terminal that does not know its width says 0.
        console.Profile.Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? UnboundedWidth : Console.WindowWidth;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table.ToSpectre());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (ReaderGoneException)
        {
            // What was done is done, and its exit code holds.
        }
    }
}
