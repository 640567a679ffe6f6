using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>A charge or a refund as a statement says it.</summary>
internal sealed record StatementCharge
{
    /// <summary>Name of the statement's layout.</summary>
    public required string Layout { get; init; }

    /// <summary>The plate, upper case, without hyphens and blanks.</summary>
    public required string Plate { get; init; }

    /// <summary>The company's local time, to the second.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>The plaza or car park as written.</summary>
    public required string Place { get; init; }

    /// <summary>The amount, above zero for a refund too.</summary>
    public required decimal Amount { get; init; }

    /// <summary>toll or parking.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the amount is given back.</summary>
    public bool IsRefund { get; init; }

    /// <summary>The number of the tag; empty where it is not told.</summary>
    public string Tag { get; init; } = string.Empty;

    /// <summary>The axles that were charged; empty where they are not told.</summary>
    public string Axles { get; init; } = string.Empty;

    /// <summary>The operator's own code; empty where it has none.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>The local time as records have it.</summary>
    public string OccurredAtText => OccurredAt.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The amount as records have it.</summary>
    public string AmountText => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What makes charges equal: plate, place, time, amount and kind, a line each.</summary>
    public string Facts => string.Join('\n', Plate, PlainName.Of(Place) is { Length: > 0 } plain ? plain : Place, OccurredAtText, AmountText, Kind);

    /// <summary>The id of the n-th charge of some facts, from 1: SHA-256 of the facts and <paramref name="number"/>, a line each, 64 hexadecimal digits.</summary>
    public static string IdOf(string facts, int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{facts}\n{number.ToString(CultureInfo.InvariantCulture)}")));
}
