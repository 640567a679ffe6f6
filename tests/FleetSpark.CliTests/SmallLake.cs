using FleetSpark.CliTests;

[assembly: AssemblyFixture(typeof(SmallLake))]

namespace FleetSpark.CliTests;

/// <summary>A lake of three trucks and two days, made by the commands themselves, once for all tests; nobody writes to it.</summary>
public sealed class SmallLake : IAsyncLifetime
{
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
        await FleetProcess.AnswerAsync(Folder, "simulate", "--out", "company", "--trucks", "3", "--days", "2");
        foreach (var source in BuiltIn.SourceNames)
        {
            var landed = await FleetProcess.AnswerAsync(Folder, "land", source, "--from", $"company/{source}", "--json");
            LandedGps = source == "gps" ? landed : LandedGps;
        }

        FirstPlan = await FleetProcess.AnswerAsync(Folder, "plan", "--json");
        FirstRun = await FleetProcess.AnswerAsync(Folder, "run", "--json");
    }

    /// <summary>Copies it to another folder, for a test that writes; what commands of other tests have in work meanwhile stays.</summary>
    public void CopyTo(string folder) => Folders.Copy(Folder, folder, leaveOut: ".scratch");

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
