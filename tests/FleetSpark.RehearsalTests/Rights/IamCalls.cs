namespace FleetSpark.RehearsalTests.Rights;

/// <summary>What IAM is asked for calls, by AWS's service authorization reference (https://docs.aws.amazon.com/service-authorization/latest/reference/).</summary>
/// <param name="calls">All calls, in their order: what one means may stand in another.</param>
internal sealed class IamCalls(IReadOnlyList<RecordedCall> calls)
{
    /// <summary>Where everything is.</summary>
    public const string Place = "us-east-1:123456789012";

    private const string Athena = "athena";

    private static readonly string[] ClusterPolicies = ["AutoTerminationPolicy", "ManagedScalingPolicy"];

    // What one of the steps' clusters is tagged with when it is made, it carries afterwards.
    private readonly IReadOnlyDictionary<string, string> _clusterTags = calls.Where(call => call.Service == "elasticmapreduce" && call.Name == "RunJobFlow").Select(TagsOf).First();

    /// <summary>What IAM is asked for, by the role that is asked about; <c>athena</c>'s calls are those of <paramref name="asker"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IamCall>> ByRole(string asker) => calls
        .SelectMany(call => Of(call).Select(asked => (Role: asked.Role == Athena ? asker : asked.Role, asked.Call)))
        .GroupBy(asked => asked.Role, StringComparer.Ordinal)
        .ToDictionary(role => role.Key, role => (IReadOnlyList<IamCall>)[.. role.Select(asked => asked.Call)], StringComparer.Ordinal);

    private IEnumerable<(string Role, IamCall Call)> Of(RecordedCall call) => call.Service switch
    {
        // Trino plans by statistics, for which Athena does not ask.
        "glue" when call.Caller == Athena && call.Name.StartsWith("GetColumnStatistics", StringComparison.Ordinal) => [],
        "s3" => S3Calls.Of(call).Select(asked => (call.Caller, asked)),
        "elasticmapreduce" => OfEmr(call),
        "glue" => OfGlue(call).Select(resource => (call.Caller, new IamCall($"glue:{call.Name}", $"arn:aws:glue:{Place}:{resource}"))),
        "athena" => [(call.Caller, new IamCall($"athena:{call.Name}", $"arn:aws:athena:{Place}:workgroup/{WorkGroupOf(call)}"))],
        "sqs" => [(call.Caller, new IamCall($"sqs:{call.Name}", $"arn:aws:sqs:{Place}:{Text(call, "QueueUrl").Split('/')[^1]}"))],
        "secretsmanager" => [(call.Caller, new IamCall($"secretsmanager:{call.Name}", $"arn:aws:secretsmanager:{Place}:secret:{Text(call, "SecretId")}-AbCdEf"))],
        "lambda" => [(call.Caller, new IamCall("lambda:InvokeFunction", call.Path.Split('/') is [.., "functions", var function, "invocations"] ? function : throw Unknown(call)))],
        "logs" => [(call.Caller, new IamCall($"logs:{call.Name}", $"arn:aws:logs:{Place}:log-group:{Text(call, "logGroupName")}:log-stream:1"))],
        "monitoring" => [(call.Caller, new IamCall($"cloudwatch:{call.Name}", "*").With("cloudwatch:namespace", call.Member("Namespace")))],
        "sns" => [(call.Caller, new IamCall($"sns:{call.Name}", call.Member("TopicArn")))],
        _ => throw Unknown(call),
    };

    private IEnumerable<(string Role, IamCall Call)> OfEmr(RecordedCall call)
    {
        if (call.Name == "ListClusters")
        {
            return [(call.Caller, new IamCall("elasticmapreduce:ListClusters", "*"))];
        }

        const string Clusters = $"arn:aws:elasticmapreduce:{Place}:cluster/";
        if (call.Name == "RunJobFlow")
        {
            var asked = TagsOf(call).Aggregate(new IamCall("elasticmapreduce:RunJobFlow", Clusters + "j-new"), (made, tag) => made.With($"aws:RequestTag/{tag.Key}", tag.Value));
            var instances = $"arn:aws:iam::123456789012:role/{Text(call, "JobFlowRole")}";
            // By the service's role EMR hands the machines' role to EC2. What is set with the cluster has actions of its own.
            return
            [
                (call.Caller, asked), (call.Caller, asked with { Action = "elasticmapreduce:AddTags" }),
                (call.Caller, PassRole(Text(call, "ServiceRole"), "elasticmapreduce.amazonaws.com")), (call.Caller, PassRole(instances, "ec2.amazonaws.com")),
                (Text(call, "ServiceRole").Split('/')[^1], PassRole(instances, "ec2.amazonaws.com")),
                .. ClusterPolicies.Where(policy => call.Json.TryGetProperty(policy, out _))
                    .Select(policy => (call.Caller, OfThisLake(new IamCall($"elasticmapreduce:Put{policy}", Clusters + "j-new")))),
            ];
        }

        var cluster = call.Json.TryGetProperty("JobFlowIds", out var several) ? several[0].GetString()! : call.Json.TryGetProperty("JobFlowId", out var one) ? one.GetString()! : Text(call, "ClusterId");
        return [(call.Caller, OfThisLake(new IamCall($"elasticmapreduce:{call.Name}", Clusters + cluster)))];
    }

    private IamCall OfThisLake(IamCall call) => _clusterTags.Aggregate(call, (made, tag) => made.With($"aws:ResourceTag/{tag.Key}", tag.Value));

    private static IamCall PassRole(string role, string service) => new IamCall("iam:PassRole", role).With("iam:PassedToService", service);

    private static Dictionary<string, string> TagsOf(RecordedCall call) =>
        call.Json.GetProperty("Tags").EnumerateArray().ToDictionary(tag => tag.GetProperty("Key").GetString()!, tag => tag.GetProperty("Value").GetString()!, StringComparer.Ordinal);

    // Glue asks for the catalog, the database and the table.
    private static IEnumerable<string> OfGlue(RecordedCall call)
    {
        yield return "catalog";
        var isOfDatabase = call.Name == "GetDatabase";
        var database = Text(call, isOfDatabase ? "Name" : "DatabaseName");
        yield return $"database/{database}";
        if (!isOfDatabase)
        {
            yield return $"table/{database}/{(call.Json.TryGetProperty("TableInput", out var input) ? input.GetProperty("Name").GetString() : call.Name == "GetTables" ? "*" : Text(call, call.Name is "GetTable" or "DeleteTable" ? "Name" : "TableName"))}";
        }
    }

    // What comes after a start names the execution alone.
    private string WorkGroupOf(RecordedCall call) => Text(calls.Last(start => start.Caller == call.Caller && start.Name == "StartQueryExecution"), "WorkGroup");

    private static string Text(RecordedCall call, string member) => call.Json.TryGetProperty(member, out var text) ? text.GetString()! : throw Unknown(call);

    private static NotSupportedException Unknown(RecordedCall call) => new($"What IAM is asked for it is not known here: {call}");
}
