namespace FleetSpark.Aws;

/// <summary>How a client calls.</summary>
public sealed record AwsClientOptions
{
    /// <summary>Where the service is; null for where the environment says, AWS itself where it says nothing.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region that is called, <c>sa-east-1</c> say; null for the one that the environment says.</summary>
    public string? Region { get; init; }

    /// <summary>How long an answer is waited for, a second to 15 minutes; then the call counts as failed and, where it may be, is made again.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a call is made again after a throttling, a fault of the service or of the network, 0 to 10 times. 0 is also for calls that must not be made twice: then nothing makes one again, a connection that was closed meanwhile included.</summary>
    public int Retries { get; init; } = 4;
}
