namespace FleetSpark.RehearsalTests.Rights;

/// <summary>What IAM is asked for one resource of one call.</summary>
/// <param name="Action">The action, <c>s3:GetObject</c>.</param>
/// <param name="Resource">The resource's ARN; <c>*</c> where the action knows none.</param>
internal sealed record IamCall(string Action, string Resource)
{
    /// <summary>The keys of conditions that the call carries, of one value each.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same with one key more.</summary>
    public IamCall With(string key, string value) => this with { Context = new Dictionary<string, string>(Context, StringComparer.Ordinal) { [key] = value } };
}
