namespace FleetSpark.Landing.Csv;

/// <summary>One entry of a map.</summary>
/// <param name="Field">Our field.</param>
/// <param name="Column">The CSV column that fills it, or the value itself.</param>
/// <param name="Format">How the column writes its values; null where they are passed as they are.</param>
/// <param name="IsConstant">Whether every record has the same value.</param>
internal sealed record MapEntry(string Field, string Column, string? Format, bool IsConstant);
