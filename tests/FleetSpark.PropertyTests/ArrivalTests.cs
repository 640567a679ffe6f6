using CsCheck;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>How records arrive decides about nothing.</summary>
public class ArrivalTests
{
    [Fact]
    public async Task Tables_OfRecordsSplitShuffledDoubledAndRegrouped_AreTheSame() =>
        await Gen.Select(RecordGenerators.Records, Arrangement.Any).SampleAsync(
            async (records, arrangement) =>
            {
                using var plain = new TestLake();
                await Arrangement.PutPlainlyAsync(plain, records);
                await LakeFacts.AssertBalancedAsync(plain, await plain.RunAsync());
                using var arranged = new TestLake();
                foreach (var delivery in arrangement.Deliveries(records))
                {
                    foreach (var (source, sentAt, lines) in delivery)
                    {
                        await arranged.PutAsync(source, sentAt, lines);
                    }

                    await LakeFacts.AssertBalancedAsync(arranged, await arranged.RunAsync());
                }

                Assert.Equal(await LakeFacts.ContentAsync(plain), await LakeFacts.ContentAsync(arranged));
            },
            iter: Cases.Of(few: 2, many: 150),
            threads: 1,
            print: sample => LakeFacts.Print(sample.Item1, sample.Item2));
}
