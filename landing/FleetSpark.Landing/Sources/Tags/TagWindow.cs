using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>The time of posting that is asked for at once.</summary>
/// <param name="From">Its beginning, included; whole seconds.</param>
/// <param name="To">Its end, excluded; whole seconds.</param>
public sealed record TagWindow(DateTimeOffset From, DateTimeOffset To)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The beginning as the operator is asked for it, <c>2026-03-29T12:00:00Z</c>.</summary>
    public string FromText => TextOf(From);

    /// <summary>The end as the operator is asked for it.</summary>
    public string ToText => TextOf(To);

    /// <summary>An instant without what is less than a second.</summary>
    internal static DateTimeOffset WholeSeconds(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    /// <summary>For messages.</summary>
    public override string ToString() => $"what was posted from {UtcInstants.ToName(From)} to {UtcInstants.ToName(To)}";

    private static string TextOf(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, System.Globalization.CultureInfo.InvariantCulture);
}
