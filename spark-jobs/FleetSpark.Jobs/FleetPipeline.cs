using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Jobs.Running;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>The main job: stage what is new, plan, make partitions, check, publish.</summary>
/// <param name="lake">The lake.</param>
/// <param name="catalog">The sources and tables.</param>
/// <param name="openEngine">Opens an engine that may write into the given folder.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Told what goes on, a line a step; null for nobody.</param>
public sealed class FleetPipeline(LakeFolder lake, TableCatalog catalog, Func<ScratchFolder, IEngine> openEngine, TimeProvider clock, IProgress<string>? progress = null)
{
    /// <summary>What a run would make; stages what is new, writes nothing else.</summary>
    public async Task<IReadOnlyList<PlanItem>> PlanAsync(Selection selection, CancellationToken cancellationToken)
    {
        await using var engine = new LazyEngine(lake, openEngine);
        var run = await StartAsync(engine, selection, isKept: false, cancellationToken);
        return run.Items;
    }

    /// <summary>Makes what is stale, checks it, and publishes it together.</summary>
    /// <exception cref="FleetException">FS41 to FS43: nothing was published.</exception>
    public async Task<RunReport> RunAsync(Selection selection, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var startedAt = clock.GetUtcNow();
        await using var engine = new LazyEngine(lake, openEngine);
        var run = await StartAsync(engine, selection, isKept: true, cancellationToken);
        foreach (var item in run.Items)
        {
            await run.MakeAsync(item, cancellationToken);
        }

        var checks = await run.CheckAsync(cancellationToken);
        if (CheckResult.FailuresOf(checks) is { Count: > 0 } failures)
        {
            throw JobErrors.ChecksFailed(failures);
        }

        var balance = run.Balance();
        var change = run.Change();
        if (!change.IsEmpty)
        {
            await new Publisher(run.Context).PublishAsync(change, run.State, cancellationToken);
        }

        var report = new RunReport(
            run.RunId, engine.EngineName, UtcInstants.ToText(startedAt), Math.Round(watch.Elapsed.TotalSeconds, 3), run.Staged, run.Results(), balance, checks);
        if (!change.IsEmpty)
        {
            await lake.Manifests.WriteReportAsync(run.RunId, report, cancellationToken);
        }

        return report;
    }

    /// <summary>Runs the checks of tables over all that is published.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(Selection selection, CancellationToken cancellationToken)
    {
        await using var engine = new LazyEngine(lake, openEngine);
        var context = new JobContext(lake, catalog, engine, clock, progress);
        var run = new PipelineRun(context, await LakeState.ReadAsync(lake, catalog, cancellationToken), RunIds.New(clock), isKept: false);
        return await run.CheckAllAsync(selection, cancellationToken);
    }

    private async Task<PipelineRun> StartAsync(LazyEngine engine, Selection selection, bool isKept, CancellationToken cancellationToken)
    {
        foreach (var name in selection.Tables)
        {
            catalog.Table(name);
        }

        var context = new JobContext(lake, catalog, engine, clock, progress);
        var run = new PipelineRun(context, await LakeState.ReadAsync(lake, catalog, cancellationToken), RunIds.New(clock), isKept);
        await run.PlanAsync(selection, cancellationToken);
        return run;
    }
}
