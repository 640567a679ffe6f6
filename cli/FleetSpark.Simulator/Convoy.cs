using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Driving;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Gps;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Roads;
using FleetSpark.Simulator.Tags;

namespace FleetSpark.Simulator;

/// <summary>Some trucks that are simulated together, on one thread at a time. What they say is kept in their order.</summary>
internal sealed class Convoy
{
    /// <summary>How many trucks: fixed, so that the order of what is written does not depend on the machine.</summary>
    public const int Size = 64;

    private readonly Member[] _members;
    private readonly GpsBatch[] _batches;

    /// <summary>A convoy of given trucks.</summary>
    public Convoy(IEnumerable<Truck> trucks, RoadNetwork network, Timetable times, int windowsInBlock)
    {
        _members = [.. trucks.Select(truck => new Member(truck, network, times))];
        _batches = [.. Enumerable.Range(0, windowsInBlock).Select(_ => new GpsBatch())];
    }

    /// <summary>GPS records of each window of the block.</summary>
    public IReadOnlyList<GpsBatch> Batches => _batches;

    /// <summary>What was planted in the block.</summary>
    public List<Defect> Defects { get; } = [];

    /// <summary>Charges that arose in the block.</summary>
    public List<Charge> Charges { get; } = [];

    /// <summary>Local days that ended in the block.</summary>
    public List<(Truck Truck, DriveDay Day)> Days { get; } = [];

    /// <summary>Simulates a block of windows; what an earlier block left is forgotten.</summary>
    public void Run(int firstWindow, int windows)
    {
        Defects.Clear();
        Charges.Clear();
        Days.Clear();
        for (var i = 0; i < windows; i++)
        {
            _batches[i].Clear();
            foreach (var member in _members)
            {
                member.Tracker.Send(firstWindow + i, _batches[i], Defects);
                Collect(member);
            }
        }
    }

    /// <summary>Lets the trucks go on to the end of the simulation, and tells of the day that is under way then.</summary>
    public void Finish(long end)
    {
        Defects.Clear();
        Charges.Clear();
        Days.Clear();
        foreach (var member in _members)
        {
            member.Drive.Advance(end);
            member.Drive.EndDay();
            Collect(member);
        }
    }

    private void Collect(Member member)
    {
        var events = member.Events;
        if (events.IsEmpty)
        {
            return;
        }

        Charges.AddRange(events.Passages.Select(member.Charges.Of));
        Charges.AddRange(events.Parkings.Select(member.Charges.Of));
        Days.AddRange(events.Days.Select(day => (member.Truck, day)));
        events.Clear();
    }

    private sealed class Member
    {
        public Member(Truck truck, RoadNetwork network, Timetable times)
        {
            Truck = truck;
            Drive = new TruckDrive(
                network, Dice.Of(times.Seed, Rolls.Truck, truck.Index), Events, network.Depots[truck.Home], truck.Axles, truck.RetiresOnDay is not null, times.First);
            Tracker = new Tracker(truck, Drive, times);
            Charges = new ChargeMaker(truck, Dice.Of(times.Seed, Rolls.Charges, truck.Index));
        }

        public Truck Truck { get; }

        public DriveEvents Events { get; } = new();

        public TruckDrive Drive { get; }

        public Tracker Tracker { get; }

        public ChargeMaker Charges { get; }
    }
}
