using FleetSpark.CliTests;

[assembly: AssemblyFixture(typeof(SmallLake))]

namespace FleetSpark.CliTests;

/// <summary>A lake of three trucks and two days, made by the commands themselves, once for all tests; nobody writes to it.</summary>
public sealed class SmallLake : IAsyncLifetime
{
    private static readonly string[] Sources = ["fleet", "places", "gps", "tags", "bank"];
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder in which commands are started; the lake is its folder <c>lake</c>, the default.</summary>
    public string Folder => _folder.Path;

    /// <summary>The files that were landed.</summary>
    public string Files => _folder.PathOf("company");

    /// <summary>What <c>land gps --json</c> printed.</summary>
    public string LandedGps { get; private set; } = string.Empty;

    /// <summary>What the first <c>run --json</c> printed.</summary>
    public string FirstRun { get; private set; } = string.Empty;

    /// <summary>What <c>plan --json</c> printed before it.</summary>
    public string FirstPlan { get; private set; } = string.Empty;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _ = (await FleetProcess.RunAsync(Folder, "simulate", "--out", "company", "--trucks", "3", "--days", "2")).Answer;
        foreach (var source in Sources)
        {
            var landed = (await FleetProcess.RunAsync(Folder, "land", source, "--from", $"company/{source}", "--json")).Answer;
            LandedGps = source == "gps" ? landed : LandedGps;
        }

        FirstPlan = (await FleetProcess.RunAsync(Folder, "plan", "--json")).Answer;
        FirstRun = (await FleetProcess.RunAsync(Folder, "run", "--json")).Answer;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
