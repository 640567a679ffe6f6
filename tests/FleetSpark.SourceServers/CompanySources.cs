using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetSpark.TagOperator;
using FleetSpark.Testing;

namespace FleetSpark.SourceServers;

/// <summary>
/// A simulated company's sources as they really are: positions in a queue of the local cloud, charges at a tag operator, the bank's files on an SSH server, the
/// registry in PostgreSQL. All on this machine, on free ports, and gone at dispose.
/// </summary>
public sealed class CompanySources : IAsyncDisposable
{
    // What the queue that infra/terraform makes takes of a message, in text.
    private const int LargestMessage = (256 << 10) - 1;

    // A real send is about 3,000: those of all trucks in five minutes. A small fleet's of some hours are one here, for the local cloud looks at every message for each that it gives.
    private const int FixesOfASend = 1000;
    private const string TimeOfNames = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly string[] RegistryColumns = ["plate", "model", "device_number", "valid_from", "driver_id", "driver_name", "axle_count", "fleet_name", "retired"];

    private readonly LocalCloud _cloud;
    private readonly TagOperatorServer _operator;
    private readonly SshServer _bank;
    private readonly PostgresServer _registry;
    private readonly TemporaryFolder _secrets = new();
    private readonly string _queueUrl;
    private readonly string _firstDay;

    private CompanySources(LocalCloud cloud, TagOperatorServer tagOperator, SshServer bank, PostgresServer registry, string queueUrl, string firstDay)
    {
        _cloud = cloud;
        _operator = tagOperator;
        _bank = bank;
        _registry = registry;
        _queueUrl = queueUrl;
        _firstDay = firstDay;
        File.WriteAllText(_secrets.PathOf("operator"), new TagOperatorOptions().Secret);
    }

    /// <summary>The files of this machine with the sources' secrets.</summary>
    public IReadOnlyDictionary<string, string> SecretFiles => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["tags"] = _secrets.PathOf("operator"),
        ["bank"] = _bank.UserKey,
        ["fleet"] = _registry.PasswordFile,
    };

    /// <summary>The text of <c>landing.yaml</c> that names them, and their secrets as files of this machine.</summary>
    public string Settings => SettingsOf(source => "file:" + SecretFiles[source]);

    /// <summary>The text of <c>landing.yaml</c> that names them.</summary>
    /// <param name="secret">Where the secret of a source is.</param>
    public string SettingsOf(Func<string, string> secret) => $"""
        gps:
          queue_url: {_queueUrl}
        tags:
          base_url: {_operator.RestUrl}
          token_url: {_operator.TokenUrl}
          client_id: {new TagOperatorOptions().ClientId}
          secret: {secret("tags")}
          first_day: {_firstDay}
          longest_window_minutes: 44640
        bank:
          host: 127.0.0.1
          port: {_bank.Port}
          user: {SshServer.User}
          host_keys: [{_bank.HostKey}]
          private_key: {secret("bank")}
          folder: {_bank.Files}
        fleet:
          postgres:
            host: 127.0.0.1
            port: {_registry.Port}
            database: {PostgresServer.Database}
            user: {PostgresServer.User}
            password: {secret("fleet")}
            tls: disable
            table: registry

        """;

    /// <summary>Starts them and fills them with what was simulated.</summary>
    /// <param name="cloud">Gets the queue. Its owner disposes it.</param>
    /// <param name="files">What was simulated.</param>
    /// <param name="queueUrl">The queue that is there; null for one of their own.</param>
    public static async Task<CompanySources> StartAsync(LocalCloud cloud, SimulatedFiles files, string? queueUrl = null)
    {
        var registry = await PostgresServer.StartAsync();
        var firstDay = files.Of("tags").First().SentAt;
        var queue = queueUrl ?? (await cloud.Sqs.CreateQueueAsync($"gps-{Guid.NewGuid():N}")).QueueUrl;
        var sources = new CompanySources(
            cloud, await TagOperatorServer.StartAsync(), await SshServer.StartAsync(), registry, queue, InstantOf(firstDay).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await sources.SendFixesAsync(files);
        sources.PostCharges(files);
        await sources.LeaveBankFilesAsync(files);
        await sources.EnterTrucksAsync(files);
        return sources;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _operator.DisposeAsync();
        _bank.Dispose();
        await _registry.DisposeAsync();
        _secrets.Dispose();
    }

    private static DateTimeOffset InstantOf(string nameTime) => DateTimeOffset.ParseExact(nameTime, TimeOfNames, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // One that is no text, or too long, is packed.
    private async Task SendFixesAsync(SimulatedFiles files) => await Parallel.ForEachAsync(SendsOf(files), async (fixes, token) =>
    {
        var bytes = new byte[fixes.Sum(line => line.Length + 1)];
        var length = 0;
        foreach (var line in fixes)
        {
            line.CopyTo(bytes, length);
            length += line.Length + 1;
            bytes[length - 1] = (byte)'\n';
        }

        var isText = System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.AsSpan().ContainsAnyInRange((byte)0, (byte)8);
        await _cloud.Sqs.SendMessageAsync(_queueUrl, isText && bytes.Length <= LargestMessage ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(Gzipped.Bytes(bytes)), token);
    });

    // What is no object a line, an array, say, or a broken record, is a send of its own.
    private static IEnumerable<IReadOnlyList<byte[]>> SendsOf(SimulatedFiles files)
    {
        var gathered = new List<byte[]>();
        foreach (var (_, lines) in files.Of("gps").Where(file => file.Lines.Count > 0))
        {
            if (!lines.All(line => line is [(byte)'{', .., (byte)'}']))
            {
                yield return lines;
                continue;
            }

            gathered.AddRange(lines);
            if (gathered.Count >= FixesOfASend)
            {
                yield return gathered;
                gathered = [];
            }
        }

        if (gathered.Count > 0)
        {
            yield return gathered;
        }
    }

    // One without a time of its own was posted when its file was sent.
    private void PostCharges(SimulatedFiles files)
    {
        foreach (var (sentAt, charge) in files.RecordsOf("tags"))
        {
            if (!_operator.Book.TryPost(charge.GetRawText()))
            {
                _operator.Book.Post(charge.GetRawText(), InstantOf(sentAt));
            }
        }
    }

    private async Task LeaveBankFilesAsync(SimulatedFiles files)
    {
        foreach (var file in files.RecordsOf("bank").Where(record => record.Record.TryGetProperty("accountId", out var account) && account.ValueKind is JsonValueKind.String or JsonValueKind.Number && account.ToString().Length > 0).GroupBy(record => (record.SentAt, Account: record.Record.GetProperty("accountId").ToString())))
        {
            var transactions = new JsonArray([.. file.Select(record =>
            {
                var transaction = JsonNode.Parse(record.Record.GetRawText())!.AsObject();
                transaction.Remove("accountId"); // the file says it once
                return transaction;
            })]);
            var document = new JsonObject { ["accountId"] = file.Key.Account, ["data"] = transactions, ["totals"] = new JsonObject { ["count"] = transactions.Count } };
            await File.WriteAllTextAsync(Path.Combine(_bank.Files, $"{file.Key.SentAt}-{file.Key.Account}.json"), document.ToJsonString());
        }
    }

    private async Task EnterTrucksAsync(SimulatedFiles files)
    {
        await _registry.ExecuteAsync($"CREATE TABLE registry ({string.Join(", ", RegistryColumns.Select(column => $"{column} text"))})");
        await using var connection = await _registry.OpenAsync();
        await using var rows = await connection.BeginTextImportAsync($"COPY registry ({string.Join(", ", RegistryColumns)}) FROM STDIN (FORMAT csv)");
        foreach (var (_, truck) in files.RecordsOf("fleet"))
        {
            await rows.WriteLineAsync(string.Join(',', RegistryColumns.Select(column => CsvOf(truck, column))));
        }
    }

    private static string CsvOf(JsonElement truck, string column) => truck.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null
        ? $"\"{(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())!.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : string.Empty; // null
}
