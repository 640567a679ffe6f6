using FleetSpark.Core;

namespace FleetSpark.Cli.Printing;

/// <summary>One line on standard error that says how far a command has come: only on a terminal, only after a second.</summary>
internal sealed class ProgressLine(TimeProvider clock) : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly bool _isSeen = !Console.IsErrorRedirected;
    private readonly long _start = clock.GetTimestamp();
    private long _last;
    private bool _isShown;
    private bool _isDone;
    private string _step = string.Empty;

    /// <inheritdoc />
    public void Report(string value)
    {
        _step = value;
        Show(value);
    }

    /// <summary>Says how far the step that was reported last has come.</summary>
    public void ReportDetail(string detail) => Show($"{_step} ({detail})");

    /// <summary>Prints a line that stays, above the one that does not.</summary>
    public void Note(string line)
    {
        Clear();
        Console.Error.WriteLine(Texts.Visible(line));
    }

    /// <summary>Prints a failure that ends nothing, as one that does would be; null for none.</summary>
    /// <param name="failed">The failure.</param>
    /// <param name="before">What stands before it.</param>
    /// <param name="andNow">What it means for the call; on a line of its own after one of several lines.</param>
    public void Note(FleetException? failed, string before = "", string andNow = "")
    {
        if (failed is not null)
        {
            Clear();
            Console.Error.WriteLine($"{before}{failed.Line}{(failed.Line.Contains('\n', StringComparison.Ordinal) ? '\n' : ' ')}{andNow}".TrimEnd());
        }
    }

    /// <summary>Takes the line away, so that an answer can be printed; another report shows it again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_isShown)
            {
                Console.Error.Write("\r\u001b[2K");
                _isShown = false;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Clear();
        lock (_lock)
        {
            _isDone = true;
        }
    }

    private void Show(string value)
    {
        if (!_isSeen || clock.GetElapsedTime(_start) < Patience)
        {
            return;
        }

        lock (_lock)
        {
            if (_isDone || (_isShown && clock.GetElapsedTime(_last) < Pause))
            {
                return;
            }

            _isShown = true;
            _last = clock.GetTimestamp();
            var text = Texts.Visible(value);
            var width = Math.Max(Console.WindowWidth, 20) - 1;
            Console.Error.Write($"\r\u001b[2K{(text.Length > width ? text[..width] : text)}");
        }
    }
}
