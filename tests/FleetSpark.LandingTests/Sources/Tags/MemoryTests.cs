using System.Text;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>A window of any size in bounded memory: its pages go to the store as they come, and of its records only hashes stay.</summary>
public sealed class MemoryTests
{
    private const int RecordsOfAPage = 2_000;
    private const int PageCount = 100;
    private const int RecordLength = 500;

    [Fact]
    public async Task Window_OfManyRecords_IsNotHeld()
    {
        using var raw = new RawLake(); // on disk: what is put is no longer in memory
        var options = new TagApiOptions { BaseUrl = new Uri("https://a.example"), ClientId = "a", Secret = default, FirstDay = default };
        var pages = new ManyPages();
        using var intake = new WindowIntake(raw.Store, JudgedFields.Of(Sources.Of("tags").Fields), [], new HashSet<UInt128>());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        pages.AtTheLast = () => pages.Held = GC.GetTotalMemory(forceFullCollection: true) - before;

        await new WindowReading(pages, options, new TagWindow(TagBench.Start, TagBench.Start.AddHours(1)), intake).RunAsync(told: null, RawLake.Cancellation);
        await intake.CompleteAsync(RawLake.Cancellation);

        Assert.Equal(PageCount * RecordsOfAPage, intake.Records);
        Assert.True((await raw.KeysAsync()).Count >= PageCount * RecordsOfAPage / 50_000);
        Assert.True(pages.Held < (long)PageCount * RecordsOfAPage * RecordLength / 2, $"{pages.Held} bytes are held"); // of 100 MB; other tests run beside
    }

    private sealed class ManyPages : ITagPages
    {
        private int _given;

        public long Held { get; set; } = long.MaxValue;

        public Action? AtTheLast { get; set; }

        public Task<TagPage> ReadAsync(TagWindow window, PagePosition position, CancellationToken cancellationToken)
        {
            var first = _given++ * RecordsOfAPage;
            var records = Enumerable.Range(first, RecordsOfAPage)
                .Select(number => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"{{\"transaction_id\":\"{number}\",\"place_name\":\"{new string('x', RecordLength)}\"}}"))
                .Select(record => new TagPiece(record, record, Fault: null));
            var next = _given < PageCount ? $"c{_given}" : null;
            if (next is null)
            {
                AtTheLast!();
            }

            return Task.FromResult(new TagPage(TagBench.Start, RecordsOfAPage * RecordLength, new TagPageContent { NextCursor = next, Records = [.. records] }));
        }
    }
}
