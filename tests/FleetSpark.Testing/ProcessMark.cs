using System.Diagnostics;
using System.Globalization;

namespace FleetSpark.Testing;

/// <summary>A process by its id and the time of its start, since ids are given out again.</summary>
/// <param name="Id">The process id.</param>
/// <param name="StartedAt">When it started, in ticks since the machine did; empty where there is no such process.</param>
public readonly record struct ProcessMark(int Id, string StartedAt)
{
    /// <summary>Whether it runs. One that ended and waits for a parent to hear of it does not.</summary>
    public bool IsThere => StartedAt.Length > 0 && Stat(Id) is [not "Z", ..] fields && fields[19] == StartedAt;

    /// <summary>The name of its program, cut to 15 characters; empty where it is gone.</summary>
    public string Name => Read($"/proc/{Id}/comm").TrimEnd('\n');

    /// <summary>The process with an id.</summary>
    public static ProcessMark Of(int id) => new(id, Stat(id) is { Length: > 19 } fields ? fields[19] : string.Empty);

    /// <summary>The processes that a process started, and those that these started.</summary>
    public static IReadOnlyList<ProcessMark> Below(int parent)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Select(id => (Id: id, Fields: id > 0 ? Stat(id) : [])).Where(process => process.Fields.Length > 19)
            .ToLookup(process => int.Parse(process.Fields[1], CultureInfo.InvariantCulture), process => new ProcessMark(process.Id, process.Fields[19]));
        return [.. From(parent)];

        IEnumerable<ProcessMark> From(int id) => parents[id].SelectMany(child => (IEnumerable<ProcessMark>)[child, .. From(child.Id)]);
    }

    /// <summary>Whether it was told to let a signal pass by.</summary>
    /// <param name="signal">The signal's number.</param>
    public bool Ignores(int signal)
    {
        // SigIgn:	0000000000000002: a bit for each signal, the first one for 1.
        var line = Read($"/proc/{Id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return line is not null && (ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) == 1;
    }

    /// <summary>Ends it, where it is still there.</summary>
    public void Kill()
    {
        if (!IsThere)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(Id);
            process.Kill();
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            // it ended by itself meanwhile
        }
    }

    // /proc/ID/stat: the id, the name in parentheses, the state, the parent, and so on; the start is the twenty-second.
    private static string[] Stat(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        return stat.Length == 0 ? [] : stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return string.Empty; // the process ended
        }
    }
}
