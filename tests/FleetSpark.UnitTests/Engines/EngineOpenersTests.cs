using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Engines;

public class EngineOpenersTests
{
    [Fact]
    public async Task Of_EachName_OpensTheEngineOfThatName()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in EngineOpeners.Names)
        {
            await using var engine = EngineOpeners.Of(name)(new EngineOptions { ScratchFolder = folder.Path });
            Assert.Equal(name, engine.Name);
        }

        Assert.Contains(EngineOpeners.Default, EngineOpeners.Names);
    }

    [Fact]
    public void Of_AnyOtherName_IsRefusedWithThoseThereAre()
    {
        var failure = Assert.Throws<FleetException>(() => EngineOpeners.Of("abacus"));
        Assert.Equal("FS4004", failure.Code);
        Assert.Contains("'abacus': --engine is one of duckdb, spark", failure.Message, StringComparison.Ordinal);
    }
}
