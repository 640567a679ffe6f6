using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FleetSpark.TagOperator;

/// <summary>What the operator has posted, in order of posting. A charge may be added with any time of posting: what is added late was posted late.</summary>
public sealed class ChargeBook
{
    // The charges' local times; without daylight saving since 2019.
    private static readonly TimeSpan LocalOffset = TimeSpan.FromHours(-3);

    private readonly Lock _lock = new();
    private readonly List<PostedCharge> _charges = [];
    private readonly Dictionary<string, IReadOnlyList<PostedCharge>> _pinned = new(StringComparer.Ordinal);

    /// <summary>Charges posted so far.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _charges.Count;
            }
        }
    }

    /// <summary>Posts a charge.</summary>
    /// <param name="json">Its JSON: one value; nobody else looks into it.</param>
    /// <param name="postedAt">Its time of posting.</param>
    public void Post(string json, DateTimeOffset postedAt)
    {
        using var checkedJson = JsonDocument.Parse(json);
        lock (_lock)
        {
            var after = _charges.FindLastIndex(charge => charge.PostedAt <= postedAt);
            _charges.Insert(after + 1, new PostedCharge(json, postedAt));
        }
    }

    /// <summary>Posts a charge at the time that stands in it: <c>posted_at</c>, else <c>occurred_at</c>.</summary>
    /// <returns>False where it is no JSON object with such a time, and was not posted.</returns>
    public bool TryPost(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && (TimeOf(document.RootElement, "posted_at") ?? TimeOf(document.RootElement, "occurred_at")) is { } postedAt)
            {
                Post(json, postedAt);
                return true;
            }
        }
        catch (JsonException)
        {
            // no JSON
        }

        return false;
    }

    /// <summary>Takes a charge back, as if it had never been posted.</summary>
    public void Withdraw(string json)
    {
        lock (_lock)
        {
            _charges.RemoveAll(charge => charge.Json == json);
        }
    }

    /// <summary>Forgets all that was posted.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _charges.Clear();
            _pinned.Clear();
        }
    }

    /// <summary>Forgets all cursors.</summary>
    public void ForgetCursors()
    {
        lock (_lock)
        {
            _pinned.Clear();
        }
    }

    internal IReadOnlyList<PostedCharge> Find(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            return [.. _charges.Where(charge => charge.PostedAt >= from && charge.PostedAt < to)];
        }
    }

    internal string Pin(IReadOnlyList<PostedCharge> charges)
    {
        lock (_lock)
        {
            var name = $"p{_pinned.Count + 1}";
            _pinned.Add(name, charges);
            return name;
        }
    }

    internal IReadOnlyList<PostedCharge>? Pinned(string name)
    {
        lock (_lock)
        {
            return _pinned.GetValueOrDefault(name);
        }
    }

    internal static string SnapshotOf(IReadOnlyList<PostedCharge> charges) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', charges.Select(charge => charge.Json)))));

    private static DateTimeOffset? TimeOf(JsonElement charge, string name)
    {
        if (!charge.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String
            || !DateTime.TryParse(member.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return null;
        }

        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, LocalOffset) : DateTimeOffset.Parse(member.GetString()!, CultureInfo.InvariantCulture);
    }
}

/// <summary>A charge as it was posted.</summary>
internal sealed record PostedCharge(string Json, DateTimeOffset PostedAt);
