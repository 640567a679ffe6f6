using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Steps;

/// <summary>Finds runs by their names, over all clusters of the name of the last two weeks.</summary>
/// <param name="emr">Is asked.</param>
/// <param name="clusters">Finds the clusters.</param>
internal sealed class StepFinder(EmrClient emr, ClusterFinder clusters)
{
    /// <summary>All runs, the newest first.</summary>
    public async Task<IReadOnlyList<FoundStep>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<FoundStep>();
        foreach (var cluster in await clusters.ListAsync(cancellationToken))
        {
            found.AddRange(await ListOfAsync(cluster.Id, cancellationToken));
        }

        return [.. found.OrderByDescending(step => step.CreatedAt).ThenByDescending(step => step.Name.Attempt)];
    }

    /// <summary>The runs of one cluster.</summary>
    public async Task<IReadOnlyList<FoundStep>> ListOfAsync(string clusterId, CancellationToken cancellationToken)
    {
        var found = new List<FoundStep>();
        var input = new ListStepsInput(clusterId);
        do
        {
            var page = await AwsCalls.CallAsync("ListSteps", () => emr.ListStepsAsync(input, cancellationToken));
            foreach (var step in page.Steps ?? [])
            {
                if (RunName.TryParse(step.Name, out var name))
                {
                    found.Add(new FoundStep(clusterId, name, step));
                }
            }

            input = input with { Marker = page.Marker };
        }
        while (!string.IsNullOrEmpty(input.Marker));
        return found;
    }

    /// <summary>A run by its name, the beginning of it, or the id of its step; the newest where none is named.</summary>
    /// <exception cref="FleetException">FS6205, FS6206: there is none.</exception>
    public async Task<FoundStep> FindAsync(string? named, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken);
        return named is null
            ? all is [var newest, ..] ? newest : throw EmrErrors.NoRuns(ClusterFinder.Days)
            : all.FirstOrDefault(step => step.Name.ToString() == named || step.Step.Id == named)
                ?? all.FirstOrDefault(step => step.Name.ToString().StartsWith(named, StringComparison.Ordinal))
                ?? throw EmrErrors.NoRun(named, ClusterFinder.Days);
    }

    /// <summary>A run as it is now.</summary>
    public async Task<FoundStep> LookAsync(FoundStep step, CancellationToken cancellationToken) => step with
    {
        Step = (await AwsCalls.CallAsync("DescribeStep", () => emr.DescribeStepAsync(new DescribeStepInput(step.ClusterId, step.Step.Id), cancellationToken))).Step,
    };
}
