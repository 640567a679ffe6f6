namespace FleetSpark.RehearsalTests.Rights;

/// <summary>What a role may do that it did not on the rehearsal's day, and why it may.</summary>
internal static class SpareRights
{
    private static readonly string[] Landers = ["gps", "tags", "bank", "fleet"];
    private static readonly string[] Analysts = ["analysts", "analysts-restricted"];

    private static readonly IReadOnlyList<(string Why, string[] Roles, string[] Calls)> All =
    [
        ("A large object that fails half-way is taken back.", [.. Landers, "emr-instance", "operator", .. Analysts], ["s3:AbortMultipartUpload *"]),
        ("An object of 8 MiB or more is looked for before it is put.", ["gps"], ["s3:GetObject s3 raw-gps/*"]),
        ("Without the right to list, what is not there is answered as forbidden.", [.. Landers], ["s3:ListBucket s3 raw-*"]),
        ("The same, of what submitting reads.", ["run"], ["s3:ListBucket s3 curated*", "s3:ListBucket s3 lake"]),
        ("Lambda lets a message be seen again that a function gave back.", ["gps"], ["sqs:ChangeMessageVisibility *"]),
        ("A cluster or a claim that is there is looked at: on the day there was none.", ["run"], ["elasticmapreduce:DescribeCluster *", "elasticmapreduce:DescribeStep *", "s3:GetObject s3 curated/_submits/*"]),
        ("What Lambda did not take is put aside.", [.. Landers.Skip(1).Append("run").Select(name => $"schedule-{name}")], ["sqs:SendMessage sqs *-missed-calls"]),
        ("Partitions and tables that changed or went: on the day all were new.", ["emr-instance"], ["glue:Batch*", "glue:DeleteTable *", "glue:GetPartitions *", "glue:UpdateTable *"]),
        ("A table with partitions is looked at before its fingerprint is written: drivers has none.", ["emr-instance"], ["glue:GetTable glue table/fleet_restricted/*"]),
        ("An increment of which a run wrote a part is taken back.", ["emr-instance"], ["s3:DeleteObject s3 */_staged/*"]),
        ("All of curated and restricted is a run's: heads, reports and claims are not told apart from what it must write.", ["emr-instance"], ["s3:GetObject s3 curated/*", "s3:PutObject s3 curated/*", "s3:GetObject s3 restricted/any", "s3:PutObject s3 restricted/*"]),
        ("An operator submits as the function does.", ["operator"], ["elasticmapreduce:AddJobFlowSteps *", "elasticmapreduce:DescribeCluster *", "elasticmapreduce:Put*", "iam:PassRole *", "s3:GetObject s3 curated/_submits/*", "s3:PutObject s3 curated/_submits/*", "s3:ListBucket *"]),
        ("An operator mends Glue.", ["operator"], ["glue:*"]),
        ("An operator ends a run, looks at its machines, logs and heads, and writes landing.yaml.", ["operator"],
            ["elasticmapreduce:CancelSteps *", "elasticmapreduce:ListInstances *", "s3:GetObject s3 curated/_heads/*", "s3:GetObject s3 lake/*", "s3:GetObject s3 logs/emr/*", "s3:PutObject s3 lake/landing.yaml"]),
        ("A query is stopped by Ctrl-C.", Analysts, ["athena:StopQueryExecution *"]),
        ("Athena's console and its drivers for ODBC and JDBC.", Analysts, ["athena:BatchGet*", "athena:Get*", "athena:List*"]),
        ("Athena looks at the catalog and puts the answer by the rights of who asks; here Trino looks, at less, and the local cloud puts it.", Analysts,
            ["glue:*", "s3:GetBucketLocation *", "s3:GetObject s3 athena/*", "s3:PutObject s3 athena/*", "s3:ListMultipartUploadParts *"]),
        ("What Athena read counts for the other role, who asked too.", ["analysts"], ["s3:GetObject s3 curated/TABLE/*", "s3:ListBucket s3 curated?TABLE/*", "s3:ListBucket s3 athena"]),
    ];

    /// <summary>A role's, as actions and kinds of resources, <c>*</c> for any text.</summary>
    public static IReadOnlyList<string> Of(string role) => [.. All.Where(spare => spare.Roles.Contains(role, StringComparer.Ordinal)).SelectMany(spare => spare.Calls).Distinct(StringComparer.Ordinal)];
}
