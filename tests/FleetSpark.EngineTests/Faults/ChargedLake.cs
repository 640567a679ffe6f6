using FleetSpark.Lake;

namespace FleetSpark.EngineTests.Faults;

/// <summary>A lake of two trucks and their drivers, whose tables are made, with charges that are staged and not made yet; each test works on a copy.</summary>
public sealed class ChargedLake : IAsyncLifetime
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);

    private readonly TestLake _lake = new();
    private string _expected = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await _lake.PutAsync("fleet", SentAt, Driven(1, "Ana Souza"), Driven(2, "Bia Conceição"));
        await _lake.RunAsync();
        await _lake.PutAsync("tags", SentAt, SmallFleet.Charge(2), SmallFleet.Charge(3));
        await _lake.PlanAsync(); // which stages them
        using var folder = new TemporaryFolder();
        using var made = new TestLake(Lakes.Open(CopyInto(folder)));
        await made.RunAsync();
        _expected = await made.DumpAsync();
        Assert.Contains("tag_transactions: 2 rows", _expected, StringComparison.Ordinal);
    }

    /// <summary>Copies it into a test's folder.</summary>
    public string CopyInto(TemporaryFolder folder)
    {
        var copy = folder.PathOf("lake");
        Folders.Copy(_lake.Lake.Location.Path, copy);
        return copy;
    }

    /// <summary>That a copy answers, and that the next run, on the engine that is quick to start, makes what DuckDB made of it undisturbed.</summary>
    public async Task AssertSoundAsync(string copy)
    {
        using var opened = new TestLake(Lakes.Open(copy));
        Assert.Equal([["2"]], await opened.QueryAsync("SELECT COUNT(*) AS n FROM trucks"));
        await opened.RunAsync();
        Assert.Equal(_expected, await LakeDump.OfAsync(LakeLocation.Parse(copy), BuiltIn.Catalog));
    }

    public ValueTask DisposeAsync()
    {
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Driven(int truck, string driver) =>
        $$"""{"plate":"AAA0A0{{truck}}","model":"FH","device_number":"dev-{{truck}}","valid_from":"2026-02-01T03:00:00Z","driver_id":"d-{{truck}}","driver_name":"{{driver}}"}""";
}
