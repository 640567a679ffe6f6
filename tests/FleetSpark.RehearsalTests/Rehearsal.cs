using System.Text.Json;
using FleetSpark.Lake;
using FleetSpark.RehearsalTests;
using FleetSpark.RehearsalTests.Rights;
using FleetSpark.SourceServers;

[assembly: AssemblyFixture(typeof(Rehearsal))]

namespace FleetSpark.RehearsalTests;

/// <summary>
/// A day of the whole cloud on this machine, once for all tests of this program, on the way of docs/guides/deploy.md: Terraform makes it, a simulated day is sent and landed, a schedule submits
/// the run, Athena answers, DuckDB makes and answers the same from the same raw objects here, and Terraform takes all away. Each by the role that does it on AWS.
/// </summary>
public sealed class Rehearsal : IAsyncLifetime
{
    /// <summary>What all names begin with, as the guide says.</summary>
    public const string Prefix = "example-fleet";

    private static readonly int Trucks = Cases.Of(few: 12, many: 3000);
    private static readonly CloudRole Operator = new($"{Prefix}-operator");
    private static readonly CloudRole Analysts = new($"{Prefix}-analysts");
    private static readonly CloudRole Restricted = new($"{Prefix}-analysts-restricted");

    private readonly TemporaryFolder _folder = new();
    private readonly string _steps = RepositoryFiles.PathOf("artifacts", "rehearsal.log"); // which scripts/rehearsal shows

    /// <summary>What the questions of docs/queries are answered, by the question: by Athena, and by DuckDB over a lake of its own.</summary>
    internal IReadOnlyDictionary<string, (string ByAthena, string ByDuckDb)> Answers { get; private set; } = null!;

    /// <summary>The same of a question for drivers' names, by who may see them.</summary>
    internal (string ByAthena, string ByDuckDb) Names { get; private set; }

    /// <summary>What differs between the tables of the cloud's lake and those that DuckDB made of the same raw objects.</summary>
    internal IReadOnlyList<string> Differences { get; private set; } = null!;

    /// <summary>What Spark left of its work, by key.</summary>
    internal IReadOnlyList<string> Scratch { get; private set; } = null!;

    /// <summary>What <c>fleet history --json</c> said afterwards.</summary>
    internal JsonElement History { get; private set; }

    /// <summary>Terraform's outputs.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Outputs { get; private set; } = null!;

    /// <summary>How the run ended that the schedule submitted, as <c>fleet emr wait --json</c> prints it.</summary>
    internal JsonElement Run { get; private set; }

    /// <summary>What the schedule's call answered that submitted it.</summary>
    internal JsonElement Submitted { get; private set; }

    /// <summary>What <c>fleet plan</c> said afterwards.</summary>
    internal string Plan { get; private set; } = null!;

    /// <summary>What <c>fleet catalog diff</c> said afterwards.</summary>
    internal string CatalogDiff { get; private set; } = null!;

    /// <summary>What the roles called.</summary>
    internal IReadOnlyList<RecordedCall> Calls { get; private set; } = null!;

    /// <summary>What was there when all worked, and what was when it was taken away.</summary>
    internal (CloudContent Working, CloudContent Destroyed) Content { get; private set; }

    /// <summary>How many blocks of docs/guides/deploy.md the day did not come by.</summary>
    internal int GuideLeft { get; private set; }

    /// <summary>What failed, in full; null of a day that came to its end.</summary>
    internal string? Failure { get; private set; }

    /// <summary>This, for tests of what came of the day; of one that failed there is nothing to test, and <see cref="EndTests"/> alone says why.</summary>
    internal Rehearsal Whole()
    {
        Assert.SkipUnless(Failure is null, $"The rehearsal failed: see {nameof(EndTests)}.");
        return this;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_steps, string.Empty); // not removed: somebody may follow it
        try
        {
            await GoThroughAsync();
        }
        catch (Exception failed)
        {
            Failure = failed.ToString();
            await TellAsync($"failed: {failed.Message.TrimEnd()}\n");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task GoThroughAsync()
    {
        var calls = _folder.PathOf("calls.ndjson");
        await using (var cloud = await LocalCloud.StartAsync(calls))
        {
            var terraform = new CloudTerraform(_folder.PathOf("terraform"));
            var guide = new DeployGuide(cloud, _folder.PathOf("reader"), _folder.PathOf("terraform"));
            guide.Begin();
            await StepAsync("simulate a day", () => FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", _folder.PathOf("simulated"), "--trucks", $"{Trucks}", "--days", "1", "--seed", "7", "--from", "2026-03-25"));
            await StepAsync("terraform apply", () => guide.WalkAsync("scripts/terraform apply"));
            Outputs = await terraform.OutputsAsync();
            var lake = Outputs["lake"].GetString()!;
            await StepAsync("deploy the jobs", () => guide.WalkAsync("scripts/fleet emr deploy", Operator));
            await StepAsync("land", () => LandAsync(cloud, guide, lake));
            await StepAsync("run on Spark", () => RunAsync(cloud, guide, lake));
            await StepAsync("the same by DuckDB here", () => MakeHereAsync(cloud, lake));
            await StepAsync("ask Athena", () => AskAsync(guide, lake));
            await StepAsync("look at history and catalog", () => LookAsync(lake));
            await StepAsync("schedule once more", () => CallScheduledAsync(cloud, "run"));
            await StepAsync("end the cluster", () => EndAsync(lake));
            var working = await CloudContent.ReadAsync(cloud, await terraform.ResourcesAsync());
            await StepAsync("terraform destroy", () => guide.WalkAsync("scripts/terraform destroy"));
            GuideLeft = guide.Left;
            Content = (working, await CloudContent.ReadAsync(cloud, await terraform.ResourcesAsync()));
        }

        Calls = await RecordedCall.ReadAsync(calls);
    }

    // EventBridge Scheduler's part: what the schedule says is called, by its role and with its input.
    private static async Task<JsonElement> CallScheduledAsync(LocalCloud cloud, string name)
    {
        var (schedule, _) = await cloud.SendAsync("scheduler", HttpMethod.Get, $"schedules/{Prefix}-{name}?groupName={Prefix}");
        var target = JsonDocument.Parse(schedule).RootElement.GetProperty("Target");
        var role = target.GetProperty("RoleArn").GetString()!.Split('/')[^1];
        using var input = new StringContent(target.GetProperty("Input").GetString()!);
        var (answer, error) = await cloud.SendAsync("lambda", HttpMethod.Post, $"2015-03-31/functions/{target.GetProperty("Arn").GetString()}/invocations", input, role);
        return error is null ? JsonDocument.Parse(answer).RootElement : throw new InvalidOperationException($"What the schedule {name} calls failed, {error}: {answer}");
    }

    private static async Task EndAsync(string lake)
    {
        await Operator.FleetAsync("emr", "wait", "--lake", lake);
        await Operator.FleetAsync("emr", "cluster", "--terminate", "--lake", lake);
    }

    private async Task LandAsync(LocalCloud cloud, DeployGuide guide, string lake)
    {
        var simulated = _folder.PathOf("simulated");
        await using var sources = await CompanySources.StartAsync(cloud, new SimulatedFiles(simulated), Outputs["positions_queue_url"].GetString());
        File.Copy(sources.SecretFiles["tags"], Path.Combine(guide.Folder, "operator.secret"));
        await guide.WalkAsync("aws secretsmanager put-secret-value");
        foreach (var (source, file) in sources.SecretFiles.Where(secret => secret.Key != "tags"))
        {
            await CloudSecrets.PutSecretValueAsync(Secret(source), await File.ReadAllTextAsync(file));
        }

        await cloud.PutAsync(LakeLocation.Parse(lake).At("landing.yaml"), sources.SettingsOf(source => $"secretsmanager:{Secret(source)}"));
        await Operator.FleetAsync("land", "places", "--lake", lake, "--from", Path.Combine(simulated, "places"));
        foreach (var source in sources.SecretFiles.Keys)
        {
            await CallScheduledAsync(cloud, source);
        }

        await guide.WalkAsync("aws sqs send-message");
        var queue = new Amazon.SQS.Model.GetQueueAttributesRequest { QueueUrl = Outputs["positions_queue_url"].GetString(), AttributeNames = ["All"] };
        await Eventually.BeAsync(
            async () => await cloud.Sqs.GetQueueAttributesAsync(queue), left => left.ApproximateNumberOfMessages + left.ApproximateNumberOfMessagesNotVisible == 0, TimeSpan.FromMinutes(10));
        await guide.WalkAsync("aws s3 ls --recursive");
    }

    private string Secret(string source) => Outputs["secrets"].GetProperty(source).GetString()!;

    private async Task RunAsync(LocalCloud cloud, DeployGuide guide, string lake)
    {
        Submitted = await CallScheduledAsync(cloud, "run");
        await guide.WalkAsync("scripts/fleet emr submit --wait", Operator); // the same run: it is waited for
        Run = JsonDocument.Parse(await Operator.FleetAsync("emr", "wait", Submitted.GetProperty("name").GetString()!, "--json", "--lake", lake)).RootElement;
    }

    // The raw objects, and the key that makes drivers' ids.
    private async Task MakeHereAsync(LocalCloud cloud, string lake)
    {
        var here = _folder.PathOf("lake");
        foreach (var source in BuiltIn.SourceNames)
        {
            await cloud.CopyDownAsync(Outputs["buckets"].GetProperty($"raw-{source}").GetString()!, Path.Combine(here, "raw", source));
        }

        await cloud.CopyDownAsync(Outputs["buckets"].GetProperty("restricted").GetString()!, here, "driver.key");
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", here);
        using var made = new TestLake(Lakes.Open(here));
        using var there = new TestLake(await DataLake.OpenAsync(LakeLocation.Parse(lake), clock: null, CancellationToken.None));
        Differences = await LakeComparison.DifferencesAsync(made, there);
        Scratch = [.. (await cloud.KeysAsync($"{Prefix}-curated", "_scratch/")).Concat(await cloud.KeysAsync($"{Prefix}-restricted", "_scratch/"))];
    }

    private async Task AskAsync(DeployGuide guide, string lake)
    {
        var here = _folder.PathOf("lake");
        var answers = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.PathOf("docs", "queries"), "*.sql").Order(StringComparer.Ordinal))
        {
            var sql = await File.ReadAllTextAsync(file);
            answers[Path.GetFileNameWithoutExtension(file)] = (
                await Analysts.FleetAsync("sql", "--on", "athena", "--json", "--lake", lake, sql), await FleetProcess.AnswerAsync(_folder.Path, "sql", "--json", "--lake", here, sql));
        }

        Answers = answers;
        await guide.WalkAsync("scripts/fleet sql --on athena", Analysts);
        const string Sql = "SELECT driver_id, driver_name FROM {0}drivers ORDER BY driver_id, valid_from";
        Names = (
            await Restricted.FleetAsync("sql", "--on", "athena", "--work-group", $"{Prefix}-restricted", "--json", "--lake", lake, string.Format(null, Sql, "fleet_restricted.")),
            await FleetProcess.AnswerAsync(_folder.Path, "sql", "--unmask", "--json", "--lake", here, string.Format(null, Sql, string.Empty)));
        Plan = await FleetProcess.AnswerAsync(_folder.Path, "plan", "--lake", lake);
    }

    private async Task LookAsync(string lake)
    {
        History = JsonDocument.Parse(await Operator.FleetAsync("history", "--json", "--lake", lake)).RootElement;
        CatalogDiff = await Operator.FleetAsync("catalog", "diff", "--lake", lake);
    }

    // A step is told when it begins, and again when it is done: whoever looks sees where the day stands, and of one that failed how far it came.
    private async Task StepAsync(string what, Func<Task> step)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await TellAsync($"{what} ... ");
        await step();
        await TellAsync($"{watch.Elapsed.TotalSeconds:0} s\n");
    }

    private Task TellAsync(string text) => File.AppendAllTextAsync(_steps, text);
}
