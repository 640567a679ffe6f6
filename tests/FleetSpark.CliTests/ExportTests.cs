using System.Text.Json;
using DuckDB.NET.Data;

namespace FleetSpark.CliTests;

/// <summary><c>fleet export</c>, whose file is read by DuckDB alone, as a BI tool does.</summary>
public sealed class ExportTests(SmallLake lake) : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = Prepared();

    private string File => _folder.PathOf("bi", "company.duckdb");

    [Fact]
    public async Task Export_OfALake_HasEachTableWithItsRowsAndMeanings()
    {
        var told = JsonDocument.Parse(await FleetProcess.AnswerAsync(lake.Folder, "export", "--to", File, "--json")).RootElement;
        Assert.Equal(new FileInfo(File).Length, told.GetProperty("bytes").GetInt64());
        var tables = told.GetProperty("tables").EnumerateArray().ToDictionary(table => table.GetProperty("name").GetString()!, table => table.GetProperty("rows").GetInt64(), StringComparer.Ordinal);
        Assert.Equal(BuiltIn.Catalog.Tables.Where(table => !table.IsRestricted).Select(table => table.Name).Order(StringComparer.Ordinal), tables.Keys.Order(StringComparer.Ordinal));
        var counts = string.Join(" UNION ALL ", tables.Keys.Select(table => $"SELECT '{table}' || ' ' || COUNT(*) AS n FROM {table}"));
        List<string> rows = [.. tables.Select(table => $"{table.Key} {table.Value}").Order(StringComparer.Ordinal)];
        Assert.Equal(rows, Ask(counts).Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(rows, (await FleetProcess.AnswerAsync(lake.Folder, "sql", "--format", "csv", counts)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal));
        const string Sql = "SELECT CAST(SUM(distance_m) AS VARCHAR) AS m FROM truck_days";
        Assert.Equal(await FleetProcess.AnswerAsync(lake.Folder, "sql", "--format", "csv", Sql), $"m\n{Assert.Single(Ask(Sql))}\n");
        Assert.Equal(["TIMESTAMP WITH TIME ZONE"], Ask("SELECT data_type FROM duckdb_columns() WHERE table_name = 'gps_positions' AND column_name = 'recorded_at'"));
        Assert.Equal([BuiltIn.Catalog.Table("truck_days").Description], Ask("SELECT comment FROM duckdb_tables() WHERE table_name = 'truck_days'"));
        Assert.EndsWith(" [m]", (string)Assert.Single(Ask("SELECT comment FROM duckdb_columns() WHERE table_name = 'truck_days' AND column_name = 'distance_m'"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Unmasked_HasTheDriversAndIsItsOwnersAlone()
    {
        await FleetProcess.AnswerAsync(lake.Folder, "export", "--to", File, "--unmask");
        Assert.NotEmpty(Ask("SELECT driver_name FROM drivers"));
        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == OwnersAlone);
    }

    [Fact]
    public async Task Export_OfATableThatCannotBeRead_LeavesWhatWasThere()
    {
        lake.CopyTo(_folder.PathOf("copy"));
        await FleetProcess.AnswerAsync(_folder.PathOf("copy"), "export", "--to", File);
        var before = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        Directory.Delete(_folder.PathOf("copy", "lake", "curated", "truck_days"), recursive: true);
        var failed = await FleetProcess.RunAsync(_folder.PathOf("copy"), "export", "--to", File);
        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("FS1008 ", failed.Error, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder.PathOf("bi")));
    }

    [Theory]
    [InlineData("bi", "it is a folder")]
    [InlineData("taken/company.duckdb", "there is no folder '")]
    [InlineData("taken", "it is there and no DuckDB file, and would be lost")]
    [InlineData("copy/lake/driver.key", "it lies in the lake")]
    [InlineData("copy/lake/curated/new.duckdb", "it lies in the lake")]
    [InlineData("/dev/null", "it is there and no DuckDB file, and would be lost")]
    public async Task Export_ToWhereSomethingWouldBeLost_IsRefused(string to, string why)
    {
        lake.CopyTo(_folder.PathOf("copy"));
        await System.IO.File.WriteAllTextAsync(_folder.PathOf("taken"), "mine", TestContext.Current.CancellationToken);
        var before = Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var failed = await FleetProcess.RunAsync(_folder.PathOf("copy"), "export", "--to", _folder.PathOf(to));
        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith($"FS4014 '{_folder.PathOf(to)}' cannot be written: {why}", failed.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(_folder.PathOf("taken"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Export_AgainThroughALink_KeepsLinkAndRights()
    {
        var link = _folder.PathOf("current.duckdb");
        System.IO.File.CreateSymbolicLink(link, File);
        await FleetProcess.AnswerAsync(lake.Folder, "export", "--to", link);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, OwnersAlone);
        }

        await FleetProcess.AnswerAsync(lake.Folder, "export", "--to", link);
        Assert.Equal(File, new FileInfo(link).LinkTarget);
        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(File) == OwnersAlone);
        Assert.NotEmpty(Ask("SELECT 1 FROM trucks"));
    }

    [Fact]
    public async Task Export_OfADamagedFile_NamesTheTable()
    {
        lake.CopyTo(_folder.PathOf("copy"));
        var part = Directory.GetFiles(_folder.PathOf("copy", "lake", "curated", "gps_positions"), "*.parquet", SearchOption.AllDirectories)[0];
        await using (var file = new FileStream(part, FileMode.Open))
        {
            file.Position = 4; // a page's header, which no footer tells of
            await file.WriteAsync(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, TestContext.Current.CancellationToken);
        }

        var failed = await FleetProcess.RunAsync(_folder.PathOf("copy"), "export", "--to", File);
        Assert.StartsWith("FS4005 The files of the table 'gps_positions' cannot be read: ", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfALakeWithoutTables_LeavesWhatWasThere()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));
        await FleetProcess.AnswerAsync(lake.Folder, "export", "--to", File);
        var failed = await FleetProcess.RunAsync(_folder.Path, "export", "--to", File, "--lake", "empty");
        Assert.StartsWith("FS4304 Nothing is published in '", failed.Error, StringComparison.Ordinal);
        Assert.NotEmpty(Ask("SELECT 1 FROM trucks"));
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private static TemporaryFolder Prepared()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("bi"));
        return folder;
    }

    private List<object?> Ask(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={File};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object?>();
        while (reader.Read())
        {
            values.Add(reader.IsDBNull(0) ? null : reader.GetValue(0));
        }

        return values;
    }
}
