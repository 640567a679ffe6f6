namespace FleetSpark.RehearsalTests.Rights;

/// <summary>Each role may do what it did on the rehearsal's day, a few things besides that have a reason, and nothing else.</summary>
public sealed class LeastPrivilegeTests(Rehearsal rehearsal)
{
    // Beside the actions of all policies: what would hurt most.
    private static readonly string[] Harmful =
    [
        "s3:DeleteBucket", "s3:PutBucketPolicy", "s3:DeleteObjectVersion", "iam:CreateAccessKey", "iam:PutRolePolicy", "iam:AttachRolePolicy", "sts:AssumeRole", "glue:DeleteDatabase",
        "secretsmanager:PutSecretValue", "lambda:UpdateFunctionCode", "sqs:PurgeQueue", "kms:Decrypt", "elasticmapreduce:RemoveTags", "athena:UpdateWorkGroup", "cloudwatch:DeleteAlarms",
    ];

    // Actions for which IAM knows no resource.
    private static readonly HashSet<string> WithoutResource = new(StringComparer.Ordinal) { "elasticmapreduce:ListClusters", "cloudwatch:PutMetricData" };

    private readonly IReadOnlyDictionary<string, IReadOnlyList<IamCall>> _called = new IamCalls(rehearsal.Whole().Calls).ByRole(asker: $"{Rehearsal.Prefix}-analysts-restricted");

    private readonly IReadOnlyDictionary<string, Policy> _policies =
        rehearsal.Whole().Outputs["role_policies"].EnumerateObject().ToDictionary(policy => RoleOf(policy.Name), policy => Policy.Parse(policy.Value.GetString()!), StringComparer.Ordinal);

    public static TheoryData<string> Roles =>
    [
        "gps", "tags", "bank", "fleet", "run", "schedule-tags", "schedule-bank", "schedule-fleet", "schedule-run", "emr-service", "emr-instance", "operator", "analysts", "analysts-restricted",
    ];

    [Fact]
    public void Roles_OfTheCloud_AreAllTested() => Assert.Equal(Roles.Select(row => $"{Rehearsal.Prefix}-{row.Data}").Order(StringComparer.Ordinal), _policies.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Callers_OfTheDay_AreRolesOfTheCloud() => Assert.Empty(_called.Keys.Except(_policies.Keys, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Roles))]
    public void Policy_OfARole_AllowsWhatItCalled(string role)
    {
        var (policy, called) = Of(role);
        Assert.NotEmpty(called);
        Assert.Empty(called.Where(call => !policy.Allows(call)).Select(Shown).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Policy_OfARole_AllowsNothingElseButWhatHasAReason(string role)
    {
        var (policy, called) = Of(role);
        var done = called.Select(Shown).ToHashSet(StringComparer.Ordinal);
        var spare = Everything().Where(policy.Allows).Select(Shown).Where(call => !done.Contains(call)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var reasons = SpareRights.Of(role);
        Assert.Equal([], spare.Where(call => !reasons.Any(reason => Policy.IsLike(call, reason))));
        Assert.Equal([], reasons.Where(reason => !spare.Any(call => Policy.IsLike(call, reason)))); // none is left over
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Policy_OfARole_AllowsNothingOfAnotherLakeOrAccount(string role)
    {
        var (policy, _) = Of(role);
        Assert.Empty(Everything().Where(call => call.Resource != "*").SelectMany(Foreign).Where(policy.Allows).Select(Shown).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Actions_OfARole_AreNamedInFull(string role) => Assert.DoesNotContain(Of(role).Policy.Actions, action => action.Contains('*', StringComparison.Ordinal));

    private static string RoleOf(string policy) => $"{Rehearsal.Prefix}-{(policy.StartsWith("function-", StringComparison.Ordinal) ? policy["function-".Length..] : policy)}";

    private static string Shown(IamCall call) => $"{call.Action} {ResourceKinds.Of(call)}";

    private (Policy Policy, IReadOnlyList<IamCall> Called) Of(string role) => (_policies[$"{Rehearsal.Prefix}-{role}"], _called.GetValueOrDefault($"{Rehearsal.Prefix}-{role}", []));

    // Every action that anybody may do, or did, on one of each kind of resources of its service that anybody called or may call.
    private IEnumerable<IamCall> Everything()
    {
        var known = _called.Values.SelectMany(calls => calls).Concat(_policies.Values.SelectMany(policy => policy.Samples())).ToList();
        var actions = known.Select(call => call.Action).Concat(Harmful).Distinct(StringComparer.Ordinal).ToList();
        // Glue asks for catalog and database with each table.
        var resources = known.Where(call => !call.Resource.StartsWith("arn:aws:glue:", StringComparison.Ordinal) || call.Resource.Contains(":table/", StringComparison.Ordinal))
            .DistinctBy(call => (ServiceOf(call.Action), ResourceKinds.Of(call))).ToList();
        return from action in actions
               from resource in resources
               where ServiceOf(action) == ServiceOf(resource.Action) && (resource.Resource == "*") == WithoutResource.Contains(action)
               select resource with { Action = action };
    }

    private static string ServiceOf(string action) => action.Split(':')[0];

    // The same of another lake here, of another account, and of another region.
    private static IEnumerable<IamCall> Foreign(IamCall call)
    {
        foreach (var (mine, other) in new[] { (Rehearsal.Prefix, "other-lake"), ("123456789012", "999999999999"), ("us-east-1", "sa-east-1") })
        {
            var context = call.Context.ToDictionary(key => key.Key, key => key.Value.Replace(mine, other, StringComparison.Ordinal), StringComparer.Ordinal);
            var foreign = call with { Resource = call.Resource.Replace(mine, other, StringComparison.Ordinal), Context = context };
            if (foreign.Resource != call.Resource || context.Any(key => call.Context[key.Key] != key.Value))
            {
                yield return foreign;
            }
        }
    }
}
