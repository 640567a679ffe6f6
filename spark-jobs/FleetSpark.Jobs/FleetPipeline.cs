using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Jobs.Running;
using FleetSpark.Jobs.Staging;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>The main job: stage what is new, plan, make partitions, check, publish.</summary>
/// <param name="lake">The lake.</param>
/// <param name="catalog">The sources and tables.</param>
/// <param name="openEngine">Opens an engine that may write into the given folder.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Told what goes on, a line a step; null for nobody.</param>
public sealed class FleetPipeline(DataLake lake, TableCatalog catalog, Func<ScratchFolder, IEngine> openEngine, TimeProvider clock, IProgress<string>? progress = null)
{
    /// <summary>What a run would make; stages what is new, writes nothing else.</summary>
    public async Task<PlannedRun> PlanAsync(Selection selection, CancellationToken cancellationToken)
    {
        RefuseUnknown(selection);
        await using var engine = new LazyEngine(lake, openEngine);
        var context = new JobContext(lake, catalog, engine, progress);
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        await new Stager(context).StageAsync(state, isMended: false, cancellationToken);
        var tools = new RunTools(context, state, RunIds.New(clock), isKept: false);
        var plan = await tools.Planner.PlanAsync(selection, cancellationToken);
        return new PlannedRun(plan.Items, plan.LeftOut);
    }

    /// <summary>Makes what is stale, checks it, and publishes it together.</summary>
    /// <exception cref="FleetException">FS41, FS42, FS4301: nothing was published.</exception>
    public Task<RunReport> RunAsync(Selection selection, CancellationToken cancellationToken) => RunAsync(selection, new RunJournal(), cancellationToken);

    /// <summary>Makes what is stale, checks it, and publishes it together.</summary>
    /// <param name="selection">What of it.</param>
    /// <param name="journal">Is told what becomes known, of a run that fails too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS41, FS42, FS4301: nothing was published. What fails after that is among the journal's leftovers.</exception>
    public async Task<RunReport> RunAsync(Selection selection, RunJournal journal, CancellationToken cancellationToken)
    {
        RefuseUnknown(selection);
        var engine = new LazyEngine(lake, openEngine);
        try
        {
            return await RunAsync(engine, selection, journal, cancellationToken);
        }
        finally
        {
            await journal.TryAsync(async () => await engine.DisposeAsync(), JobErrors.NotCleanedUp, CancellationToken.None);
        }
    }

    /// <summary>Runs the checks of tables over all that is published.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(Selection selection, CancellationToken cancellationToken)
    {
        RefuseUnknown(selection);
        await using var engine = new LazyEngine(lake, openEngine, isReader: true);
        var context = new JobContext(lake, catalog, engine, progress);
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        return await new RunTools(context, state, RunIds.New(clock), isKept: false).Checks.RunAllAsync(selection, cancellationToken);
    }

    private async Task<RunReport> RunAsync(LazyEngine engine, Selection selection, RunJournal journal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var startedAt = clock.GetUtcNow();
        var runId = journal.RunId = RunIds.New(clock);
        var context = new JobContext(lake, catalog, engine, progress);
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        var staged = journal.Staged = await new Stager(context).StageAsync(state, selection.IsForced, cancellationToken);
        var tools = new RunTools(context, state, runId, isKept: true);
        var plan = await tools.Planner.PlanAsync(selection, cancellationToken);
        foreach (var item in plan.Items)
        {
            await tools.Maker.MakeAsync(item, selection.IsForced, cancellationToken);
        }

        var made = tools.Maker.Made;
        var checks = journal.Checks = await tools.Checks.RunMadeAsync(made, plan.IsLeftStale, cancellationToken);
        if (CheckResult.FailuresOf(checks) is { Count: > 0 } failures)
        {
            throw JobErrors.ChecksFailed(failures);
        }

        var balance = new Balance(catalog, state).Check(plan.IsLeftStale);
        var sources = staged.ToDictionary(source => source.Source, source => state.Source(source.Source), StringComparer.Ordinal);
        var change = new RunChange(runId, sources, made, selection.IsForced) { Proven = plan.Proven };
        if (!change.IsEmpty)
        {
            await new Publisher(context).PublishAsync(change, state, cancellationToken);
        }

        var report = new RunReport(
            runId, engine.EngineName, UtcInstants.ToText(startedAt), Math.Round(watch.Elapsed.TotalSeconds, 3), staged, tools.Maker.Results(), balance, checks) { LeftOut = plan.LeftOut, IsKept = !change.IsEmpty };
        if (report.IsKept)
        {
            await journal.TryAsync(() => lake.Manifests.WriteReportAsync(runId, report, cancellationToken), failed => JobErrors.ReportNotKept(runId, failed), cancellationToken);
        }

        return report;
    }

    private void RefuseUnknown(Selection selection)
    {
        foreach (var name in selection.Tables)
        {
            catalog.Table(name);
        }
    }
}
