namespace FleetSpark.Landing;

/// <summary>How files are landed.</summary>
public sealed record LandingOptions
{
    /// <summary>When the batch was sent; null takes the time in each file's name, else its modification time. Whole seconds count.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>
    /// Which column of a CSV file fills which field, <c>recorded_at=eventGeneratedTime:epoch_ms,odometer_m="odometer reading"</c>: our
    /// field, the column, and after a colon its format. Null where no file is CSV; files of JSON do not read it.
    /// </summary>
    public string? Map { get; init; }

    /// <summary>IANA name of the company's time zone, in which CSV times without an offset are read.</summary>
    public string CompanyZone { get; init; } = "America/Sao_Paulo";
}
