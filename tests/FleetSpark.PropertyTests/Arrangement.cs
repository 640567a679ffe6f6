using CsCheck;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>
/// A way in which records come: some of them twice, in any order, cut into any objects, sent at any time late enough to be believed.
/// All of it follows from a seed, so a case that fails can be made again.
/// </summary>
internal sealed class Arrangement(int seed)
{
    private static readonly DateTimeOffset FirstSent = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The records of each source as one object.</summary>
    public static async Task PutPlainlyAsync(TestLake lake, IEnumerable<SampleRecord> records)
    {
        foreach (var source in records.GroupBy(record => record.Source, StringComparer.Ordinal))
        {
            await lake.PutAsync(source.Key, FirstSent, [.. source.Select(record => record.Json)]);
        }
    }

    /// <summary>Deliveries, each a list of objects to put before a run.</summary>
    public IReadOnlyList<IReadOnlyList<(string Source, DateTimeOffset SentAt, string[] Lines)>> Deliveries(IReadOnlyList<SampleRecord> records)
    {
        var random = new Random(seed);
        var doubled = records.Concat(records.Where(_ => random.Next(4) == 0)).ToArray();
        random.Shuffle(doubled);
        var deliveries = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new List<(string, DateTimeOffset, string[])>()).ToList();
        foreach (var source in doubled.GroupBy(record => record.Source, StringComparer.Ordinal))
        {
            var rest = source.Select(record => record.Json).ToArray().AsSpan();
            while (rest.Length > 0)
            {
                var size = 1 + random.Next(rest.Length);
                deliveries[random.Next(deliveries.Count)].Add((source.Key, FirstSent.AddHours(random.Next(72)), rest[..size].ToArray()));
                rest = rest[size..];
            }
        }

        return deliveries;
    }

    public override string ToString() => $"arrangement of seed {seed}";

    /// <summary>Any arrangement.</summary>
    public static Gen<Arrangement> Any { get; } = Gen.Int[0, 1_000_000].Select(seed => new Arrangement(seed));
}
