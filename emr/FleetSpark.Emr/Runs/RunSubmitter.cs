using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Runs;

/// <summary>Submits a run, unless it is submitted already: whoever submits the same is led to one run.</summary>
/// <param name="place">Where runs work.</param>
/// <param name="claims">Who submits.</param>
/// <param name="clock">Waits.</param>
/// <param name="times">How long.</param>
internal sealed class RunSubmitter(IRunPlace place, Claims claims, TimeProvider clock, SubmitTimes times)
{
    /// <summary>Submits it.</summary>
    /// <param name="work">The first attempt's name.</param>
    /// <param name="program">What it starts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run, and whether this call submitted it.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS7203: another caller claims to submit it and does not.</exception>
    public async Task<(SubmittedRun Run, bool IsNew)> SubmitAsync(RunName work, RunProgram program, CancellationToken cancellationToken)
    {
        for (var until = clock.GetUtcNow() + (2 * times.ClaimGrace); ;)
        {
            var last = (await place.ListAsync(cancellationToken)).Where(run => run.Name.Work == work.Work).MaxBy(run => run.Name.Attempt);
            if (last is not null && (!last.HasEnded || last.HasCompleted))
            {
                return (last, IsNew: false);
            }

            var name = last?.Name.Next ?? work;
            if (await claims.TakeAsync($"{name}", cancellationToken))
            {
                return await place.AddAsync(name, program, cancellationToken);
            }

            if (clock.GetUtcNow() >= until)
            {
                throw EmrErrors.ClaimStands($"the run {name}", 2 * times.ClaimGrace);
            }

            await Task.Delay(times.LookEvery, clock, cancellationToken);
        }
    }
}
