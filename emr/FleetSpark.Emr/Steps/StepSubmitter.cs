using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Steps;

/// <summary>Submits a run, unless it is submitted already: whoever submits the same is led to one step.</summary>
/// <param name="emr">Is asked.</param>
/// <param name="clusters">Finds or makes the cluster.</param>
/// <param name="finder">Finds what was submitted.</param>
/// <param name="claims">Who submits.</param>
/// <param name="clock">Waits.</param>
/// <param name="times">How long.</param>
internal sealed class StepSubmitter(EmrClient emr, ClusterFinder clusters, StepFinder finder, Claims claims, TimeProvider clock, SubmitTimes times)
{
    /// <summary>Submits it.</summary>
    /// <param name="work">The first attempt's name.</param>
    /// <param name="request">The step.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS6201, FS6202: AWS refuses, or does not answer. FS6203: another caller claims to submit it and does not.</exception>
    public async Task<SubmittedRun> SubmitAsync(RunName work, StepRequest request, CancellationToken cancellationToken)
    {
        for (var until = clock.GetUtcNow() + (2 * times.ClaimGrace); ;)
        {
            var last = LastOf(await finder.ListAsync(cancellationToken), work);
            if (last is not null && (!last.HasEnded || last.HasCompleted))
            {
                return new SubmittedRun(last, IsNew: false);
            }

            var name = last?.Name.Next ?? work;
            if (await claims.TakeAsync($"{name}", cancellationToken))
            {
                return await AddAsync(name, request, cancellationToken);
            }

            if (clock.GetUtcNow() >= until)
            {
                throw EmrErrors.ClaimStands($"the run {name}", 2 * times.ClaimGrace);
            }

            await Task.Delay(times.LookEvery, clock, cancellationToken);
        }
    }

    private static FoundStep? LastOf(IEnumerable<FoundStep> steps, RunName work) =>
        steps.Where(step => step.Name.Work == work.Work).MaxBy(step => step.Name.Attempt);

    private async Task<SubmittedRun> AddAsync(RunName name, StepRequest request, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var cluster = await clusters.FindOrMakeAsync(cancellationToken);
            // A claim may be taken over from a caller who was late and submitted after all.
            if (await FindAsync(cluster, name, cancellationToken) is { } there)
            {
                return new SubmittedRun(there, IsNew: false);
            }

            try
            {
                var added = await new UncertainCall(clock, times).MakeAsync(
                    "AddJobFlowSteps",
                    async () => StepOf(cluster, name, (await emr.AddJobFlowStepsAsync(new AddJobFlowStepsInput(cluster, [request.Named(name)]), cancellationToken)).StepIds[0]),
                    () => FindAsync(cluster, name, cancellationToken),
                    cancellationToken);
                return new SubmittedRun(added, IsNew: true);
            }
            catch (FleetException refused) when (refused.Code == "FS6201" && tried < times.Tries)
            {
                // A cluster that begins to end takes no step any more, and is no reason to give up; whatever else is refused is.
                if (ClusterFinder.LivingOf(await clusters.ListAsync(cancellationToken))?.Id == cluster)
                {
                    throw;
                }
            }
        }
    }

    private async Task<FoundStep?> FindAsync(string cluster, RunName name, CancellationToken cancellationToken) =>
        (await finder.ListOfAsync(cluster, cancellationToken)).FirstOrDefault(step => step.Name == name);

    private static FoundStep StepOf(string cluster, RunName name, string id) => new(cluster, name, new Step(id, name.ToString(), new StepStatus("PENDING", null, null, null)));
}

/// <summary>A run that was submitted.</summary>
/// <param name="Step">Its step.</param>
/// <param name="IsNew">Whether this call submitted it; false where it was there.</param>
public sealed record SubmittedRun(FoundStep Step, bool IsNew);
