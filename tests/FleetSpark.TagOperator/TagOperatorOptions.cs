namespace FleetSpark.TagOperator;

/// <summary>How an operator is set.</summary>
public sealed record TagOperatorOptions
{
    /// <summary>The client that it knows.</summary>
    public string ClientId { get; init; } = "fleetspark";

    /// <summary>That client's secret.</summary>
    public string Secret { get; init; } = "s3cret: of +the client%";

    /// <summary>The time that the operator goes by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a token holds.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most records of a page, whatever is asked for.</summary>
    public int LargestPage { get; init; } = 1_000;

    /// <summary>Whether pages carry a snapshot.</summary>
    public bool GivesSnapshot { get; init; } = true;

    /// <summary>Whether pages carry the total.</summary>
    public bool GivesTotal { get; init; } = true;

    /// <summary>The status of a SOAP 1.2 fault of the sender: 400 by the standard (part 2, 7.5.2.2), and 500 by many servers.</summary>
    public int SenderFaultStatus { get; init; } = 400;
}
