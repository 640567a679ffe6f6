namespace FleetSpark.EngineTests.Plans;

/// <summary>What a statement's rows are for.</summary>
internal enum StatementKind
{
    /// <summary>Kept under a name, for other statements.</summary>
    Materialise,

    /// <summary>A partition of a table.</summary>
    WriteFile,

    /// <summary>Staged rows of a source.</summary>
    WriteFolders,

    /// <summary>The program's own: a check, a count, a hash.</summary>
    Query,
}

/// <summary>A statement that a run ran.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Name">The name under which its rows are kept; null where they have none.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Plan">How the engine would run it.</param>
internal sealed record ExplainedStatement(StatementKind Kind, string? Name, string Sql, Plan Plan);

/// <summary>How an engine runs a statement.</summary>
/// <param name="Text">The physical plan as a tree, the same on every machine and in every run.</param>
/// <param name="Loops">The joins in it that hold every row of one side against every row of the other, a line each.</param>
internal sealed record Plan(string Text, IReadOnlyList<string> Loops);
