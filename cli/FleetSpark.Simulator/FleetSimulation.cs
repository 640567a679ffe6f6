using System.Diagnostics;
using FleetSpark.Simulator.Bank;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;
using FleetSpark.Simulator.Places;
using FleetSpark.Simulator.Registry;
using FleetSpark.Simulator.Roads;
using FleetSpark.Simulator.Tags;

namespace FleetSpark.Simulator;

/// <summary>
/// A haulage company that does not exist, on roads that nearly do: what its trackers, registry, tag operator and bank send, with faults as
/// real ones have, and beside it the truth. All trucks go through time in step, so that memory does not grow with the days.
/// </summary>
/// <param name="options">What to simulate.</param>
public sealed class FleetSimulation(SimulationOptions options)
{
    private static readonly int[] TagHours = [5, 11, 17, 23];
    private readonly Timetable _times = new(options);
    private readonly OutFolder _out = new(options.OutFolder);
    private readonly List<Defect> _defects = [];

    /// <summary>Writes the files of all sources and of the truth.</summary>
    /// <param name="progress">Gets a line after each day.</param>
    /// <param name="cancellation">Stops it; what was written stays, incomplete.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="Core.FleetException">FS6001 for options out of range, FS6002 for a folder that is not empty, FS6003 where a file cannot be written.</exception>
    public async Task<SimulationSummary> WriteAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        options.Validate();
        try
        {
            _out.Create();
            // Off the caller's thread: the trucks keep all cores busy.
            return await Task.Run(() => SimulateAsync(progress, cancellation), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw SimulatorErrors.CannotWrite(options.OutFolder, cause);
        }
    }

    private async Task<SimulationSummary> SimulateAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var network = NetworkBuilder.Build();
        var trucks = Enumerable.Range(0, options.Trucks).Select(i => new Truck(options.Seed, i, network.Depots.Count)).ToArray();
        var invoices = new Invoices(_times);
        var tags = new TagBook(_times, trucks, [.. network.Junctions.Where(j => j.Plaza is not null).Select(j => j.Plaza!)], invoices);
        var bank = new BankBook(_times, invoices);
        var registry = new RegistryBook(_times, trucks);
        using var truth = new TruthFiles(_out.Root);
        var badBytes = options.BadFiles ? BadFiles.Write(_out.Root, _defects) : 0;
        await _out.WriteAsync(PlacesBook.Write(network, _times, _defects), cancellation);
        await _out.WriteAsync(registry.Snapshot(), cancellation);
        truth.Take(_defects);

        var block = WindowsInBlock();
        var convoys = trucks.Chunk(Convoy.Size).Select(chunk => new Convoy(chunk, network, _times, block)).ToArray();
        for (var day = 0; day < options.Days; day++)
        {
            if (registry.PlanDay(day, _defects) is { } changes)
            {
                await _out.WriteAsync(changes, cancellation);
            }

            for (var hour = 0; hour < 24; hour++)
            {
                await SimulateHourAsync(convoys, day, hour, block, tags, truth, cancellation);
                if (TagHours.Contains(hour + 1))
                {
                    await SendTagsAsync(tags, day, hour + 1, cancellation);
                }

                if (hour == 20)
                {
                    await _out.WriteAsync(bank.SendDay(day, _defects), cancellation);
                }
            }

            truth.Take(_defects);
            progress?.Report($"{options.From.AddDays(day)}: {_out.Counts[0].Records} positions of {_out.Counts[0].Files} batches so far");
        }

        await FinishAsync(convoys, tags, truth, cancellation);
        var counts = _out.Counts;
        return new SimulationSummary(
            counts, truth.Counts, counts.Sum(c => c.Files) + TruthFiles.Count + (options.BadFiles ? BadFiles.Count : 0),
            counts.Sum(c => c.Bytes) + truth.Bytes + badBytes, clock.Elapsed.TotalSeconds);
    }

    // As many windows at once as keep the cores busy without holding more than some fifty thousand records.
    private int WindowsInBlock() => options.Trucks switch { <= 4_000 => 12, <= 8_000 => 6, <= 16_000 => 3, _ => 1 };

    private async Task SimulateHourAsync(
        Convoy[] convoys, int day, int hour, int block, TagBook tags, TruthFiles truth, CancellationToken cancellation)
    {
        for (var part = 0; part < 12; part += block)
        {
            var first = (day * Timetable.WindowsInDay) + (hour * 12) + part;
            Parallel.For(0, convoys.Length, new ParallelOptions { CancellationToken = cancellation }, i => convoys[i].Run(first, block));
            await Parallel.ForAsync(0, block, cancellation, async (i, stop) => await _out.WriteAsync(
                "gps", _times.SentOf(first + i), convoys.Select(c => c.Batches[i].Text), convoys.Sum(c => c.Batches[i].Records), HasMark(first + i), stop));
            Gather(convoys, tags, truth);
        }
    }

    // One file in a hundred, the second of a run among them.
    private bool HasMark(int window) => window == 1 || Dice.Of(options.Seed, Rolls.File, window).PerMille(10);

    private void Gather(Convoy[] convoys, TagBook tags, TruthFiles truth)
    {
        foreach (var convoy in convoys)
        {
            _defects.AddRange(convoy.Defects);
            foreach (var charge in convoy.Charges)
            {
                truth.Take(charge);
                tags.Add(charge);
            }

            foreach (var (truck, day) in convoy.Days)
            {
                truth.Take(truck, day);
            }
        }
    }

    private async Task SendTagsAsync(TagBook tags, int day, int hour, CancellationToken cancellation)
    {
        var lines = tags.Send(_times.First + (day * (long)LocalTime.Day) + (hour * 3_600), _defects);
        if (day == 0 && _times.PlantsEveryKind)
        {
            tags.SpoilShare(Array.IndexOf(TagHours, hour), TagHours.Length, lines, _defects);
        }

        if (lines.Records > 0)
        {
            await _out.WriteAsync(lines, cancellation);
        }
    }

    // What was charged on the last days is posted after them; those files follow, so that every true charge is sent.
    private async Task FinishAsync(Convoy[] convoys, TagBook tags, TruthFiles truth, CancellationToken cancellation)
    {
        Parallel.ForEach(convoys, convoy => convoy.Finish(_times.End));
        Gather(convoys, tags, truth);
        for (var day = options.Days; !tags.IsEmpty; day++)
        {
            foreach (var hour in TagHours)
            {
                await SendTagsAsync(tags, day, hour, cancellation);
            }
        }

        truth.Take(_defects);
    }
}
