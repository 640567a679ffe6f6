using System.Text;
using System.Text.Json;

namespace FleetSpark.LandingTests;

/// <summary>Whether all of what came in came out again, as records or as what was refused.</summary>
internal static class Accounts
{
    private const int Bytes = 256;

    // What stands between records, and what a line's end within a record becomes.
    private static readonly byte[] Frame = [.. " \t\r\n[],"u8];

    /// <summary>All bytes of records that stand in what came in as they are came out again, each as often, the frame left out.</summary>
    /// <param name="received">What came in: lines, objects, or an array.</param>
    /// <param name="lake">Where it was landed, and nothing else.</param>
    public static async Task<bool> IsAllThereAsync(byte[] received, RawLake lake)
    {
        var text = received.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? received[Encoding.UTF8.Preamble.Length..] : received;
        var landed = (await lake.RecordsAsync()).SelectMany(Encoding.UTF8.GetBytes).Concat((await lake.RefusedAsync()).SelectMany(refused => refused.Bytes));
        return CountsOf(text).SequenceEqual(CountsOf(landed));
    }

    /// <summary>How many elements an array of a JSON document has, by another reader than landing's.</summary>
    /// <param name="document">The document.</param>
    /// <param name="member">The member of its one object that is the array.</param>
    /// <returns>Null where it is no JSON, or has no such member or more than one.</returns>
    public static int? ElementsOf(ReadOnlyMemory<byte> document, string member)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            var found = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.EnumerateObject().Where(one => one.NameEquals(member)).ToList() : [];
            return found is [{ Value: { ValueKind: JsonValueKind.Array } array }] ? array.GetArrayLength() : null;
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>How many lines are not blank.</summary>
    public static int LinesOf(byte[] text) => Encoding.Latin1.GetString(text).Split('\n').Count(line => line.Trim(' ', '\t', '\r').Length > 0);

    private static int[] CountsOf(IEnumerable<byte> bytes)
    {
        var counts = new int[Bytes];
        foreach (var unit in bytes.Where(unit => !Frame.Contains(unit)))
        {
            counts[unit]++;
        }

        return counts;
    }
}
