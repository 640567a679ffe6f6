using FleetSpark.Tables;

namespace FleetSpark.Testing.Costs;

/// <summary>
/// What the company's lake takes of AWS in a month: 3,000 trucks, whose 26 million records come by the queue, with what infra/terraform makes without its options. Each
/// quantity says where it is from; docs/cost.md says how they were measured.
/// </summary>
public static class CompanyMonth
{
    private const decimal Days = 365m / 12;
    private const decimal Hours = 730;

    // A run on the cluster.
    private const decimal StartMinutes = 7;
    private const decimal RunMinutes = 5;
    private const decimal IdleMinutes = 5;
    private const decimal DiskGigabytes = 15 + 64;

    // What lies on S3 a day, in megabytes.
    private const decimal RawMegabytes = 40;
    private const decimal StagedMegabytes = 12.4m;
    private const decimal TablesOfADayMegabytes = 11.8m;

    // Requests to S3.
    private const decimal PutsLandingADay = 1_170;
    private const decimal GetsLandingADay = 1_220;
    private const decimal PutsARun = 1_060;
    private const decimal GetsARun = 3_600;

    private static readonly decimal Sends = 288 * Days;
    private static readonly decimal BankCalls = 96 * Days;
    private static readonly decimal FleetCalls = 24 * Days;

    /// <summary>The machines of the cluster, primary and core: the first of Terraform's choice that has a price in that region.</summary>
    public static (string Primary, string Core) MachinesOf(string region) => region == "us-east-1" ? ("m7g.xlarge", "r7g.xlarge") : ("m6g.xlarge", "r6g.xlarge");

    /// <summary>The lines of the bill but for the runs' machines.</summary>
    public static IReadOnlyList<CostLine> Standing { get; } = [.. Landing(), .. Storage(), .. Watching(), .. Asking()];

    /// <summary>The lines of runs on a cluster.</summary>
    public static IReadOnlyList<CostLine> Cluster(string region)
    {
        var (primary, core) = MachinesOf(region);
        var (daily, hourly) = (MachineHours(Days), MachineHours(Hours));
        var from = $"{StartMinutes} min to start (assumed), {RunMinutes} min of work (measured: 4 on two busy cores; the core machine has four), {IdleMinutes} min idle, a run";
        return
        [
            new($"primary machine, {primary}", $"ec2/{primary}", daily, hourly, from),
            new($"core machine, {core}", $"ec2/{core}", daily, hourly, "the same"),
            new($"EMR's charge for {primary}", $"emr/{primary}", daily, hourly, "the same"),
            new($"EMR's charge for {core}", $"emr/{core}", daily, hourly, "the same"),
            new("their disks", "ebs/gp3", Math.Round(2 * DiskGigabytes * daily / Hours, 2), Math.Round(2 * DiskGigabytes * hourly / Hours, 2), "15 GB root and 64 GB more, EMR's defaults, for the same hours"),
        ];
    }

    /// <summary>The lines of the same runs on EMR Serverless.</summary>
    public static IReadOnlyList<CostLine> Serverless(string region)
    {
        var kind = region == "us-east-1" ? "arm64" : "x86_64";
        var hours = (RunMinutes + 1) / 60;
        return
        [
            new("vCPUs", $"emr-serverless/{kind}-vcpu", Math.Round(8 * hours * Days, 1), Math.Round(8 * hours * Hours, 1), $"a driver and an executor of 4 vCPUs, {RunMinutes + 1} min a run"),
            new("memory", $"emr-serverless/{kind}-memory", Math.Round(32 * hours * Days, 1), Math.Round(32 * hours * Hours, 1), "16 GB each"),
        ];
    }

    private static decimal MachineHours(decimal runs) => Math.Round(runs * (StartMinutes + RunMinutes + IdleMinutes) / 60, 1);

    private static IEnumerable<CostLine> Landing()
    {
        var polls = 5 * 3 * 60 * Hours;
        var requests = Math.Round(polls + (Sends * 7));
        yield return new("queue", "sqs/requests", requests, requests, "5 pollers of Lambda that wait 20 s each, and 7 for a message of 180 kB: 3 to send, 3 to receive, 1 to delete") { Free = 1_000_000 };
        var calls = (2 * Sends) + BankCalls + FleetCalls;
        yield return new("functions, calls", "lambda/requests", Math.Round(calls + Days), Math.Round(calls + Hours), "schedules of Terraform: positions and tags every 5 min, bank 15 min, registry hourly") { Free = 1_000_000 };
        var seconds = (Sends * 2 * 0.25m) + ((Sends + BankCalls + FleetCalls) * 3 * 0.5m);
        yield return new("functions, time", "lambda/x86_64", Math.Round(seconds + (Days * 2.5m)), Math.Round(seconds + (Hours * 2.5m)), "2 s of 256 MB for positions, 3 s of 512 MB for others, 5 s to submit a run: assumed") { Free = 400_000 };
        yield return new("schedules", "scheduler/calls", Math.Round(calls - Sends + Days), Math.Round(calls - Sends + Hours), "calls but those of the queue") { Free = 14_000_000 };
        yield return new("functions, logs", "cloudwatch/logs", Math.Round(calls * 2 / 1_000_000, 2), Math.Round(calls * 2 / 1_000_000, 2), "2 kB a call, assumed") { Free = 5 };
        yield return new("secrets", "secrets/secret", 3, 3, "Terraform: tags, bank, fleet; none with secret_store = \"ssm\"");
        yield return new("secrets, calls", "secrets/calls", Math.Round(calls - Sends), Math.Round(calls - Sends), "one a call");
    }

    private static IEnumerable<CostLine> Storage()
    {
        var daily = RawMegabytes + StagedMegabytes + (2 * TablesOfADayMegabytes);
        var hourly = RawMegabytes + StagedMegabytes + (13 * TablesOfADayMegabytes);
        yield return new("S3, stored", "s3/standard", Math.Round(daily * 365 / 1000, 1), Math.Round(hourly * 365 / 1000, 1), "after a year: a day is 40 MB raw, 12 MB staged, 12 MB of tables, made twice by daily runs, and 13 times its size by hourly ones");
        yield return new("S3, put and list", "s3/put", Math.Round((PutsLandingADay * Days) + (PutsARun * Days)), Math.Round((PutsLandingADay * Days) + (PutsARun * Hours)), $"{PutsLandingADay:#,0} a day of landing: 353 objects of positions, and 2 a call of the others, assumed; {PutsARun:#,0} a run, counted");
        yield return new("S3, get", "s3/get", Math.Round((GetsLandingADay * Days) + (GetsARun * Days)), Math.Round((GetsLandingADay * Days) + (GetsARun * Hours)), $"{GetsLandingADay:#,0} a day of landing: 3 a call, assumed; {GetsARun:#,0} a run, counted, HEAD among them");
    }

    private static IEnumerable<CostLine> Watching()
    {
        var catalog = TableCatalog.Load(RepositoryFiles.PathOf("spark-jobs"));
        var (sources, tables) = (catalog.Sources.Count, catalog.Tables.Count);
        var alarms = 14 + sources + (2 * tables);
        yield return new("alarms", "cloudwatch/alarm", alarms, alarms, $"Terraform: {14 + sources} of one metric, {tables} of two") { Free = 10 };
        yield return new("metrics of functions", "cloudwatch/metric", 16, 16, "docs/functions.md: gps 5, tags 4, bank 4, fleet 3, sent in all hours") { Free = 10 };
        var metrics = 3 + sources + (2 * tables);
        yield return new("metrics of runs", "cloudwatch/metric", Math.Round(metrics * Days / Hours, 2), metrics, $"Terraform's alarms: {metrics}, paid for in hours in which they are sent");
        yield return new("dashboard", "cloudwatch/dashboard", 1, 1, "Terraform: one of at most 50 metrics") { Free = 3 };
        yield return new("e-mails", "sns/email", 30, 30, "assumed") { Free = 1_000 };
    }

    private static IEnumerable<CostLine> Asking()
    {
        yield return new("Athena", "athena/scanned", 0.06m, 0.06m, "600 queries of 100 MB, assumed: a month of positions is 350 MB, of which a query reads some columns");
        yield return new("Glue", "glue/requests", Math.Round((600 * 5) + (60 * Days)), Math.Round((600 * 5) + (60 * Hours)), "60 a run, 5 a query, assumed") { Free = 1_000_000 };
    }
}
