namespace Microsoft.Spark;

/// <summary>A stage of a job.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="CompletedTasks">How many of them are done.</param>
public sealed record SparkStage(int Id, int Tasks, int CompletedTasks);
