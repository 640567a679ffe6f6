using FleetSpark.Emr;
using FleetSpark.Emr.Runs;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Functions;

/// <summary>Submits a run of the lake to EMR, as <c>fleet emr submit</c> does; what the event says does not matter.</summary>
internal sealed class RunFunction(LakeLocation place, TimeProvider clock) : ILandingFunction
{
    /// <inheritdoc />
    public async Task<FunctionAnswer> HandleAsync(ReadOnlyMemory<byte> eventBytes, TimeLeft time, CancellationToken cancellationToken)
    {
        // Opened for each event: its settings are those of now.
        using var lake = await DataLake.OpenAsync(place, clock, cancellationToken, isInPlace: true);
        using var runs = (await EmrPlaces.OpenAsync(lake, clock, cancellationToken)).OpenRuns();
        var (run, isNew) = await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), cancellationToken), cancellationToken);
        return new FunctionAnswer(Figures: null, json =>
        {
            json.WriteString("name", run.Name.ToString());
            json.WriteString("state", run.State);
            json.WriteString("id", run.Id);
            json.WriteString("place", run.Place);
            json.WriteBoolean("is_new", isNew);
        });
    }
}
