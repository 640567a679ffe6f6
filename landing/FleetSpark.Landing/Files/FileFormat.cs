namespace FleetSpark.Landing.Files;

/// <summary>How a file frames its records.</summary>
internal enum FileFormat
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>One JSON array.</summary>
    Array,

    /// <summary>JSON objects that run over several lines.</summary>
    Objects,

    /// <summary>One GeoJSON FeatureCollection.</summary>
    FeatureCollection,

    /// <summary>One object of a bank's account and its transactions.</summary>
    BankFile,

    /// <summary>A header and rows.</summary>
    Csv,

    /// <summary>A statement of a tag operator: a workbook, or CSV of a known layout.</summary>
    Statement,
}
