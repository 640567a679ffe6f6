using FleetSpark.Core;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Tables;

public sealed class TableCatalogTests : IDisposable
{
    private readonly CatalogCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Tables_OfTheCatalog_StandAfterThoseTheyRead()
    {
        var tables = _copy.Load().Tables;
        Assert.Contains(tables, table => table.Inputs.Any(input => input.Kind == InputKind.Table));
        Assert.All(tables.Index(), table => Assert.All(
            table.Item.Inputs.Where(input => input.Kind == InputKind.Table),
            input => Assert.Contains(tables.Take(table.Index), other => other.Name == input.Name)));
    }

    [Fact]
    public void Load_FaultsInSeveralFiles_TellsAllAtOnce()
    {
        _copy.Edit("tables/trucks/table.yaml", text => text.Replace("key: [plate, valid_from]", "key: [plate, since]", StringComparison.Ordinal));
        _copy.Edit("tables/truck_days/table.yaml", text => text.Replace("tag_transactions:", "toll_transactions:", StringComparison.Ordinal));
        _copy.Edit("sources/gps/source.yaml", text => text.Replace("BOOLEAN", "BOOL", StringComparison.Ordinal));
        var failure = Assert.Throws<FleetException>(_copy.Load);
        Assert.Equal("FS3001", failure.Code);
        Assert.All(["'since'", "'toll_transactions'", "'BOOL'"], part => Assert.Contains(part, failure.Message));
    }

    [Fact]
    public void Load_TablesThatReadEachOther_AreRefused()
    {
        _copy.Edit("tables/device_last_fixes/table.yaml", text => text.Replace("  tables:\n", "  tables:\n    truck_days:\n", StringComparison.Ordinal));
        Assert.Contains("in a circle", Assert.Throws<FleetException>(_copy.Load).Message);
    }

    [Fact]
    public void Load_FolderThatHoldsNoFile_IsPassedOver()
    {
        Directory.CreateDirectory(Path.Combine(_copy.Folder, "tables", "gone", "below")); // what a build leaves of a table that was removed
        Assert.DoesNotContain(_copy.Load().Tables, table => table.Name == "gone");
        File.WriteAllText(Path.Combine(_copy.Folder, "tables", "gone", "query.sql"), string.Empty);
        Assert.Equal("FS3001", Assert.Throws<FleetException>(_copy.Load).Code);
    }

    [Theory]
    [InlineData("description: Which truck", "description: What truck", true)]
    [InlineData("description: \"Licence plate", "description: \"The plate", true)]
    [InlineData("unit: axles, ", "", true)]
    [InlineData("axle_count: {type: INT", "axle_count: {type: BIGINT", false)]
    [InlineData("sort_by: [plate, valid_from]", "sort_by: [valid_from, plate]", false)]
    [InlineData("sort_by: [plate, valid_from]", "sort_by: [plate, valid_from]\nrestricted: true", false)]
    public void Fingerprint_AfterAnEditOfTheContract_ChangesUnlessItOnlyDescribes(string before, string after, bool isSame)
    {
        var old = _copy.Load().Table("trucks").Fingerprint;
        _copy.Edit("tables/trucks/table.yaml", text => text.Replace(before, after, StringComparison.Ordinal));
        Assert.Equal(isSame, old == _copy.Load().Table("trucks").Fingerprint);
    }

    [Fact]
    public void Fingerprint_OfSourceThatBecomesRestricted_Changes()
    {
        var old = _copy.Load().Source("gps").Fingerprint;
        _copy.Edit("sources/gps/source.yaml", text => text + "restricted: true\n");
        Assert.NotEqual(old, _copy.Load().Source("gps").Fingerprint);
    }
}
