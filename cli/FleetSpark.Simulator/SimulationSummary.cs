namespace FleetSpark.Simulator;

/// <summary>What a simulation wrote.</summary>
/// <param name="Sources">One entry a source, in the order gps, fleet, tags, bank, places.</param>
/// <param name="Defects">What was planted, as it stands in <c>truth/defects.ndjson</c>, by source and kind.</param>
/// <param name="Files">Files written, those under <c>truth/</c> and <c>bad/</c> among them.</param>
/// <param name="Bytes">Their size on disk in bytes.</param>
/// <param name="Seconds">Wall time in seconds.</param>
public sealed record SimulationSummary(
    IReadOnlyList<SourceCount> Sources, IReadOnlyList<DefectCount> Defects, long Files, long Bytes, double Seconds);

/// <summary>What a simulation wrote of one source.</summary>
/// <param name="Source">Name of the source: gps, fleet, tags, bank or places.</param>
/// <param name="Records">Lines that are not blank, the bad ones among them.</param>
/// <param name="Files">Files written.</param>
/// <param name="Bytes">Their compressed size in bytes.</param>
public sealed record SourceCount(string Source, long Records, long Files, long Bytes);

/// <summary>How often one kind of defect was planted in one source.</summary>
/// <param name="Source">Name of the source, or <c>bad</c> for files that are no deliveries.</param>
/// <param name="Kind">The kind, as in <c>truth/defects.ndjson</c>.</param>
/// <param name="Verdict">What should become of the record: refused, rejected, duplicate, late, jump, nulled, and so on.</param>
/// <param name="Records">How many lines of truth there are of it.</param>
public sealed record DefectCount(string Source, string Kind, string Verdict, long Records);
