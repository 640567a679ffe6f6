using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests;

/// <summary>Hands mutations to a reader: each must be read or answered by a code, and nothing else may be thrown.</summary>
/// <param name="output">Is told the seed, and how many were read.</param>
internal sealed class MutationRun(ITestOutputHelper output)
{
    private const int Many = 10_000;

    /// <summary>Hands them over; some must be read.</summary>
    /// <param name="few">How many, where not all are tried.</param>
    /// <param name="mutate">Makes the next one.</param>
    /// <param name="readAsync">Reads it, and may assert about what it reads.</param>
    /// <returns>How many were answered by a code.</returns>
    public async Task<int> AssertAnsweredAsync(int few, Func<Random, byte[]> mutate, Func<byte[], Task> readAsync)
    {
        var random = Seeds.NewRandom(output.WriteLine);
        var (read, answered) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var left = Cases.Of(few, Many); left > 0; left--)
        {
            var mutated = mutate(random);
            try
            {
                await readAsync(mutated);
                read++;
            }
            catch (Exception answer) when (answer is FleetException or TransientFailureException)
            {
                var code = (answer as FleetException)?.Code ?? nameof(TransientFailureException);
                answered[code] = answered.GetValueOrDefault(code) + 1;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"This was not answered by a code: {Convert.ToBase64String(mutated)}", fault);
            }
        }

        var told = $"{read} read; answered by a code: {answered.Values.Sum()} ({string.Join(", ", answered.Select(pair => $"{pair.Value} {pair.Key}"))})";
        output.WriteLine(told);
        Assert.True(read > 0, told);
        return answered.Values.Sum();
    }
}
