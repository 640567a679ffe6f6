using Amazon.Runtime;

namespace FleetSpark.Aws.Wire;

/// <summary>A call of a service.</summary>
/// <param name="ContentType">What its content is.</param>
/// <param name="Content">The members of its input; empty for a call without a body.</param>
internal sealed record AwsCall(string ContentType, byte[] Content)
{
    /// <summary>What the header <c>X-Amz-Target</c> names; null where something else names the operation.</summary>
    public string? Target { get; init; }

    /// <summary>The method of HTTP.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path, whose parts are escaped.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What stands in the address after the path.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];
}

/// <summary>The answer to a call.</summary>
internal sealed class AwsAnswer<TOutput> : AmazonWebServiceResponse
{
    /// <summary>What the service says.</summary>
    public TOutput Output { get; init; } = default!;
}
