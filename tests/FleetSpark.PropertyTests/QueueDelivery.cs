using System.Globalization;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>Fixes and what is none, put into messages of any form and packing.</summary>
internal sealed class QueueDelivery
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly string _name;

    private QueueDelivery(string name, Random random)
    {
        _name = name;
        _random = random;
    }

    /// <summary>How many fixes there are, each of another device or moment.</summary>
    public int Fixes { get; private set; }

    /// <summary>How many pieces are no records.</summary>
    public int Broken { get; private set; }

    /// <summary>How many messages there are.</summary>
    public int Messages { get; private set; }

    /// <summary>Sends a delivery of a name of its own to a queue.</summary>
    public static QueueDelivery Send(string name, Random random, MemoryQueue queue)
    {
        var delivery = new QueueDelivery(name, random);
        var count = random.Next(1, 12);
        for (var message = 0; message < count; message++)
        {
            queue.Send(delivery.NextBody(), Sent.AddSeconds(message * 60 + random.Next(3600)));
            delivery.Messages++;
        }

        return delivery;
    }

    private string NextBody()
    {
        var isPoisoned = _random.Next(5) == 0;
        var pieces = Enumerable.Range(0, _random.Next(1, 9)).Select(_ => NextPiece(isPoisoned)).ToList();
        var body = (pieces.Count, _random.Next(3)) switch
        {
            (1, 0) => pieces[0],
            (_, 1) => $"[{string.Join(',', pieces)}]",
            _ => string.Join('\n', pieces) + "\n",
        };
        return _random.Next(3) == 0 ? Gzipped.Base64(body) : body;
    }

    // A number is JSON and no record, wherever it stands.
    private string NextPiece(bool isBroken)
    {
        if (isBroken || _random.Next(10) == 0)
        {
            Broken++;
            return string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1_000_000)}");
        }

        var fix = Fixes++;
        return string.Create(CultureInfo.InvariantCulture, $$"""{"device_number":"{{_name}}-{{fix % 3}}","latitude":-23.5,"longitude":-46.6,"recorded_at":"2026-03-10T11:{{fix / 60:D2}}:{{fix % 60:D2}}Z"}""");
    }
}
