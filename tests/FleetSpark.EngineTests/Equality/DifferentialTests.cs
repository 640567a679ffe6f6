using CsCheck;
using FleetSpark.Landing;

namespace FleetSpark.EngineTests.Equality;

/// <summary>Random raw data of all sources, bad values among them, makes equal tables on both engines.</summary>
public sealed class DifferentialTests
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 10, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task Tables_OfRandomRawData_AreEqual() => await WildRecords.Cases.SampleAsync(
        async wild =>
        {
            using var files = new TemporaryFolder();
            using var pair = new EnginePair(wild.Settings);
            foreach (var (source, lines) in wild.Files)
            {
                foreach (var (half, index) in lines.Chunk((lines.Length + 1) / 2).Select((half, index) => (half, index)))
                {
                    var file = files.PathOf($"{source}-{index}.ndjson");
                    await File.WriteAllBytesAsync(file, [.. half.SelectMany(line => (byte[])[.. line, (byte)'\n'])], TestContext.Current.CancellationToken);
                    await pair.LandAsync(source, file, new LandingOptions { SentAt = SentAt.AddHours(index) });
                }
            }

            var report = await pair.RunAsync();
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{wild.Settings.ReplaceLineEndings(" ")}: {string.Join(", ", report.Balance.Select(source => $"{source.Source} {source.Ok} ok, {source.Rejected} rejected, {source.Refused} refused"))}; {await LakeComparison.RowsAsync(pair.Spark)} rows are equal, Spark {report.Seconds} s");
        },
        iter: Cases.Of(few: 1, many: 25), threads: 1, print: wild => wild.ToString());
}
