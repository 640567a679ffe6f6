using System.Diagnostics;

namespace FleetSpark.SparkTests;

/// <summary>A process by its id and the time of its start, since ids are given out again.</summary>
/// <param name="Id">The process id.</param>
/// <param name="StartedAt">When it started, in ticks since the machine did; empty where there is no such process.</param>
internal readonly record struct ProcessMark(int Id, string StartedAt)
{
    /// <summary>Whether it runs. One that ended and waits for a parent to hear of it does not.</summary>
    public bool IsThere => StartedAt.Length > 0 && Read(Id) is var (state, startedAt) && state != "Z" && startedAt == StartedAt;

    /// <summary>The process with an id.</summary>
    public static ProcessMark Of(int id) => new(id, Read(id).StartedAt);

    /// <summary>Ends it.</summary>
    public void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // it ended by itself
        }
    }

    // /proc/ID/stat: the id, the name in parentheses, the state, and so on; the start is the twenty-second.
    private static (string State, string StartedAt) Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], fields[19]);
        }
        catch (IOException)
        {
            return (string.Empty, string.Empty); // there is none
        }
    }
}
