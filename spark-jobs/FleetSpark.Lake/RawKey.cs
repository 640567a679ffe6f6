using System.Runtime.CompilerServices;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake;

/// <summary>
/// The name of a raw object: <c>landed=2026-03-29/20260329T120000Z-3000-HASH.ndjson.gz</c>, under <c>_refused/</c> where it holds
/// what was no record. The name says what the content must be, so a cut object is found and the same delivery makes one object.
/// </summary>
/// <param name="SentAt">The largest send time of the batch, to whole seconds.</param>
/// <param name="Records">How many records (lines) the object holds.</param>
/// <param name="Hash">SHA-256 of the uncompressed lines, 64 hexadecimal digits.</param>
/// <param name="IsRefused">Whether it holds refused bytes rather than records.</param>
public sealed record RawKey(DateTimeOffset SentAt, int Records, string Hash, bool IsRefused)
{
    private const string Suffix = ".ndjson.gz";
    private const string RefusedPrefix = "_refused/";
    private const string LandedPrefix = "landed=";

    /// <summary>The UTC day of <see cref="SentAt"/>.</summary>
    public Day LandedDate => Day.OfUtc(SentAt);

    /// <summary>The key in the raw store of the source.</summary>
    public override string ToString() =>
        $"{(IsRefused ? RefusedPrefix : string.Empty)}{LandedPrefix}{LandedDate}/{UtcInstants.ToName(SentAt)}-{Records}-{Hash}{Suffix}";

    /// <summary>The raw objects of a source that hold any record, what is no record apart, in the order of their keys.</summary>
    public static async IAsyncEnumerable<RawKey> ListAsync(IObjectStore raw, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in (string[])[LandedPrefix, RefusedPrefix + LandedPrefix])
        {
            await foreach (var name in raw.ListAsync(prefix, cancellationToken))
            {
                if (TryParse(name, out var key) && key.Records > 0)
                {
                    yield return key;
                }
            }
        }
    }

    /// <summary>Reads a key; false where the object is not a raw one (a ledger entry, say).</summary>
    public static bool TryParse(string key, out RawKey rawKey)
    {
        rawKey = null!;
        var isRefused = key.StartsWith(RefusedPrefix, StringComparison.Ordinal);
        var parts = (isRefused ? key[RefusedPrefix.Length..] : key).Split('/');
        if (parts is not [var landed, var name] || !landed.StartsWith(LandedPrefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        if (name[..^Suffix.Length].Split('-') is not [var sent, var records, var hash]
            || !UtcInstants.TryParseName(sent, out var sentAt) || !int.TryParse(records, out var count) || hash.Length != 64)
        {
            return false;
        }

        rawKey = new RawKey(sentAt, count, hash, isRefused);
        return rawKey.ToString() == key;
    }
}
