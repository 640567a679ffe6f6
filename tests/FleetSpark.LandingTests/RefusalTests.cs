using System.Security.Cryptography;
using System.Text;

namespace FleetSpark.LandingTests;

/// <summary>What was no record is kept as it came, with its reason, and counted.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Lander_RefusedLines_AreKeptWithReasonBytesAndHash()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("bad.ndjson", "{\"a\":1}\nhello \"<é>\"\n[1]\r\n{\"a\":1,\"a\":2}\n{\"a\":3}\n"));

        Assert.Equal((2L, 3L, 2), (report.Records, report.Refused, report.Objects));
        Assert.Equal("json_broken=1,json_key_doubled=1,json_not_object=1", string.Join(',', report.RefusedByReason.Select(reason => $"{reason.Key}={reason.Value}")));
        Assert.Equal(["{\"a\":1}", "{\"a\":3}"], await lake.RecordsAsync());
        var refused = await lake.RefusedAsync();
        Assert.Equal(["json_broken", "json_not_object", "json_key_doubled"], refused.Select(one => one.Reason));
        var first = refused[0];
        var bytes = Encoding.UTF8.GetBytes("hello \"<é>\"");
        Assert.Equal(("bad.ndjson", "hello \"<é>\"", (long)bytes.Length), (first.SourceName, first.Text, first.ByteCount));
        Assert.Equal(bytes, first.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), first.Sha256);
    }

    [Fact]
    public async Task Lander_RefusedBytesThatAreNoText_HaveNoText()
    {
        using var lake = new RawLake();
        await lake.LandOneAsync(Sources.Gps, lake.Write("latin1.ndjson", [.. "{\"a\":1}\n{\"a\":\""u8, 0xE9, .. "\"}\n{\"a\":\"\0\"}\n"u8]));

        var refused = await lake.RefusedAsync();
        Assert.Equal(["utf8_invalid", "json_broken"], refused.Select(one => one.Reason));
        Assert.All(refused, one => Assert.Null(one.Text));
        Assert.Equal([.. "{\"a\":\""u8, 0xE9, .. "\"}"u8], refused[0].Bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Lander_LongRecord_IsKeptToOneMebibyteAndNoCharacterIsCut(int shift)
    {
        using var lake = new RawLake();
        var record = $"{{\"a\":\"{new string('x', shift)}{new string('é', 2 << 20)}\"}}"; // 4 MiB, of characters of two bytes
        var bytes = Encoding.UTF8.GetBytes(record);

        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("long.ndjson", $"{{\"a\":1}}\n{record}\n{{\"a\":2}}"));

        Assert.Equal((2L, 1L), (report.Records, report.Refused));
        var refused = Assert.Single(await lake.RefusedAsync());
        Assert.Equal(("record_too_long", (long)bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (refused.Reason, refused.ByteCount, refused.Sha256));
        Assert.Equal(bytes[..((1 << 20) - shift)], refused.Bytes); // an odd beginning leaves half a character at the end
        Assert.Equal(refused.Text, Encoding.UTF8.GetString(refused.Bytes));
    }

    [Fact]
    public async Task Lander_ArrayThatBreaks_KeepsTheRestAsOneRefusal()
    {
        using var lake = new RawLake();
        var rest = $"{{\"a\":NaN}},{string.Join(',', Enumerable.Repeat("{\"a\":2}", 300_000))}]";

        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("broken.json", $"[{{\"a\":1}},{rest}"));

        Assert.Equal((1L, 1L), (report.Records, report.Refused));
        var refused = Assert.Single(await lake.RefusedAsync());
        Assert.Equal(("json_broken", (long)rest.Length, 1 << 20), (refused.Reason, refused.ByteCount, refused.Bytes.Length));
    }
}
