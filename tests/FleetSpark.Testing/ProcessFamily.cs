using System.Diagnostics;
using System.Globalization;

namespace FleetSpark.Testing;

/// <summary>Processes that a test started, and those that they started: none may be left behind.</summary>
public sealed class ProcessFamily
{
    private static readonly TimeSpan ToBeGone = TimeSpan.FromSeconds(20);
    private readonly HashSet<ProcessMark> _marks = [];

    /// <summary>Sends a signal to a process, or to a group with a negative number.</summary>
    /// <exception cref="InvalidOperationException">There is no such process.</exception>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"The signal {signal} could not be sent to the process {process}.");
        }
    }

    /// <summary>Takes a process and all below it into the family; one that is not there any more is passed over.</summary>
    public void Remember(int process) => _marks.UnionWith(((IEnumerable<ProcessMark>)[ProcessMark.Of(process), .. ProcessMark.Below(process)]).Where(mark => mark.IsThere));

    /// <summary>Waits until none of the family runs.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="TimeoutException">Some are left.</exception>
    /// <exception cref="InvalidOperationException">None was ever remembered.</exception>
    public async Task<TimeSpan> WaitForEndAsync()
    {
        if (_marks.Count == 0)
        {
            throw new InvalidOperationException("No process was remembered, so nothing is known of what is left.");
        }

        var watch = Stopwatch.StartNew();
        await Eventually.BeAsync(() => string.Join(", ", Left().Select(mark => $"{mark.Id} {mark.Name}")), left => left.Length == 0, ToBeGone, what: "none is left behind");
        return watch.Elapsed;
    }

    /// <summary>Ends those that are left, and waits until they are gone.</summary>
    public void Kill()
    {
        foreach (var mark in Left())
        {
            mark.Kill();
        }

        SpinWait.SpinUntil(() => !Left().Any(), ToBeGone);
    }

    private IEnumerable<ProcessMark> Left() => _marks.Where(mark => mark.IsThere);
}
