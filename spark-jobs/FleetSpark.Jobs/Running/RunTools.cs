using FleetSpark.Jobs.Planning;

namespace FleetSpark.Jobs.Running;

/// <summary>
/// What plans, makes and checks in one state of the lake. All of it is derived from the manifests of the sources, so it is built once
/// staging is over.
/// </summary>
internal sealed class RunTools
{
    /// <summary>Builds the tools for a state.</summary>
    /// <param name="context">What every step is given.</param>
    /// <param name="state">The state, staged.</param>
    /// <param name="runId">The run.</param>
    /// <param name="isKept">Whether what is made is put into the lake; a plan only looks at it.</param>
    public RunTools(JobContext context, LakeState state, string runId, bool isKept)
    {
        var files = new TableFiles(context.Lake);
        var inputDays = new InputDays(context, state);
        var slices = new SliceHasher(context, files, state);
        var fingerprinter = new Fingerprinter(context, state, inputDays, slices);
        var graph = new PartitionGraph(context, state, inputDays);
        var views = new InputViews(context, state, files, inputDays);
        Maker = new RunMaker(context, state, fingerprinter, graph, new PartitionMaker(context, views, files, runId, isKept));
        Planner = new Planner(context, state, new PlanningTools(inputDays, fingerprinter, graph, slices), Maker.MakeAsync);
        Checks = new CheckRunner(context, state, files, views);
    }

    /// <summary>Finds what is stale.</summary>
    public Planner Planner { get; }

    /// <summary>Makes it.</summary>
    public RunMaker Maker { get; }

    /// <summary>Checks it.</summary>
    public CheckRunner Checks { get; }
}
