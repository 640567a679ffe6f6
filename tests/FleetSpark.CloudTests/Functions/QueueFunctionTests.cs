using System.Text.Json;
using FleetSpark.CloudTests.Queues;

namespace FleetSpark.CloudTests.Functions;

/// <summary>The queue's function, the native program itself: what it answers, puts, logs, and takes of memory.</summary>
public sealed class QueueFunctionTests(Cloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_WithMessagesOfEveryForm_IsPutAndMeasured()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        var reply = await function.InvokeAsync(QueueEvents.Of(
            Gzipped.Base64(Send(0, 3000)), TestQueue.Fix(3000), $"{TestQueue.Fix(3001)}\n{TestQueue.Fix(3002)}\nbroken", "poison"));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-3"}]}""", reply.Json);
        await lake.RunAsync();
        Assert.Equal([["3003", "3003"]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number) FROM gps_positions"));
        Assert.Equal([["broken"], ["poison"]], await lake.QueryAsync("SELECT record_text FROM rejected_records ORDER BY record_text"));

        var log = await function.EndAsync();
        var landed = log[0];
        Assert.Equal(("info", "landed", "gps", 3003, 2), (Text(landed, "level"), Text(landed, "event"), Text(landed, "source"), Number(landed, "records"), Number(landed, "refused")));
        var metrics = log[1];
        var described = metrics.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal("FleetSpark", Text(described, "Namespace"));
        Assert.Equal("[[\"Source\"]]", described.GetProperty("Dimensions").GetRawText());
        Assert.Equal(["Records", "Refused", "Duration", "Bytes", "OldestMessageAge"], described.GetProperty("Metrics").EnumerateArray().Select(metric => Text(metric, "Name")));
        Assert.All(described.GetProperty("Metrics").EnumerateArray(), metric => Assert.Equal(JsonValueKind.Number, metrics.GetProperty(Text(metric, "Name")!).ValueKind));
        Assert.Equal((3003, 2), (Number(metrics, "Records"), Number(metrics, "Refused")));
    }

    // An operator that pushes charges rather than being asked for them.
    [Fact]
    public async Task Event_OfPushedCharges_IsLandedAsTags()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "tags"), ("FLEET_RAW", lake.Lake.Location.At("raw/tags").ToString()));
        const string Charge = """{"transaction_id":"t-1","plate":"AAA0A00","kind":"toll","occurred_at":"2026-03-10T12:00:00","amount":"12.30","currency":"BRL"}""";
        var reply = await function.InvokeAsync(QueueEvents.Of($"[{Charge},{Charge.Replace("t-1", "t-2", StringComparison.Ordinal)}]", "poison"));
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", reply.Json);
        await lake.RunAsync();
        Assert.Equal([["t-1"], ["t-2"]], await lake.QueryAsync("SELECT transaction_id FROM tag_transactions ORDER BY transaction_id"));
        Assert.Equal("tags", Text((await function.EndAsync())[0], "source"));
    }

    [Fact]
    public async Task Event_ThatLambdaRepeats_MakesTheSameObjects()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        var once = QueueEvents.Of(Send(0, 100), "poison");
        Assert.Equal(await function.InvokeAsync(once), await function.InvokeAsync(once));
        await using var again = await StartAsync(lake);
        Assert.False((await again.InvokeAsync(once)).IsError);
        var keys = new List<string>();
        await foreach (var key in lake.Lake.Raw("gps", isRestricted: false).ListAsync(string.Empty, Token))
        {
            keys.Add(key);
        }

        Assert.Equal(2, keys.Count);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"Records":[{"messageId":"m","body":"{}"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":"{}","attributes":{"SentTimestamp":"never"}}]}""")]
    [InlineData("""{"Records":[null]}""")]
    [InlineData("[]")]
    public async Task Event_OfNoQueue_IsRefusedAndTheNextOneLanded(string broken)
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        var reply = await function.InvokeAsync(broken);
        Assert.True(reply.IsError);
        Assert.Contains("\"errorType\":\"FS2602\"", reply.Json, StringComparison.Ordinal);
        Assert.Equal("""{"batchItemFailures":[]}""", (await function.InvokeAsync(QueueEvents.Of(TestQueue.Fix(1)))).Json);
    }

    // Half a surrogate pair: JSON whose text is none.
    [Fact]
    public async Task Event_WithABodyThatIsNoText_RefusesThatMessageAlone()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        var broken = QueueEvents.Of(TestQueue.Fix(1), "half", TestQueue.Fix(2)).Replace("\"half\"", "\"half \\ud800\"", StringComparison.Ordinal);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", (await function.InvokeAsync(broken)).Json);
        var landed = (await function.EndAsync())[0];
        Assert.Equal((2, 1), (Number(landed, "records"), Number(landed, "refused")));
    }

    [Fact]
    public async Task Event_WithoutTime_IsLeftInTheQueue()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        var reply = await function.InvokeAsync(QueueEvents.Of(TestQueue.Fix(1), TestQueue.Fix(2)), TimeSpan.FromSeconds(-1));
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-0"},{"itemIdentifier":"m-1"}]}""", reply.Json);
        Assert.True((await function.EndAsync())[0].GetProperty("unfinished").GetBoolean());
    }

    [Fact]
    public async Task Event_WithoutAStore_FailsByCode()
    {
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", "s3://no-such-bucket/raw"));
        var reply = await function.InvokeAsync(QueueEvents.Of(TestQueue.Fix(1)));
        Assert.True(reply.IsError);
        Assert.Contains("\"errorType\":\"FS10", reply.Json, StringComparison.Ordinal);
        Assert.Equal("failed", Text((await function.EndAsync())[0], "event"));
    }

    [Theory]
    [InlineData("", "", "FS2601")]
    [InlineData("gps", "ftp://somewhere", "FS1013")]
    [InlineData("nothing", "s3://bucket/raw", "FS3001")]
    [InlineData("bank", "s3://bucket/raw", "FS2608")]
    public async Task Function_WithAFaultyEnvironment_DoesNotBegin(string source, string raw, string code)
    {
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", source), ("FLEET_RAW", raw));
        Assert.Contains($"\"errorType\":\"{code}\"", (await function.Api.NeverBegun.WaitAsync(Token)).Json, StringComparison.Ordinal);
        Assert.Equal(1, await function.WaitForEndAsync());
    }

    [Fact]
    public async Task Function_ToldToEnd_Ends()
    {
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", "s3://bucket/raw"));
        await function.Api.Asked.WaitAsync(Token);
        await ProcessFamily.SignalAsync("TERM", function.Id);
        Assert.Equal(0, await function.WaitForEndAsync());
    }

    // Ten messages of a whole send each, packed and plain, are as much as an event holds.
    [Fact]
    public async Task Function_WithFullEvents_StaysWithinItsBudget()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        await using var function = await StartAsync(lake);
        for (var number = 0; number < 5; number++)
        {
            var sends = Enumerable.Range(0, 10).Select(send => Send((number * 30_000) + (send * 3000), 3000)).ToList();
            var full = QueueEvents.Of(number % 2 == 0 ? [.. sends.Select(Gzipped.Base64)] : sends);
            Assert.Equal("""{"batchItemFailures":[]}""", (await function.InvokeAsync(full)).Json);
        }

        TestContext.Current.SendDiagnosticMessage($"peak {function.PeakMebibytes:0.0} MiB");
        Assert.InRange(function.PeakMebibytes, 1, 40);
    }

    private static Task<FunctionProcess> StartAsync(TestLake lake) => FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", lake.Lake.Location.At("raw/gps").ToString()));

    private static string Send(int first, int count) => $"[{string.Join(',', Enumerable.Range(first, count).Select(TestQueue.Fix))}]";

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private static long Number(JsonElement line, string name) => line.GetProperty(name).GetInt64();
}
