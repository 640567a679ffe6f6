using System.Runtime.InteropServices;
using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Driving;

/// <summary>A truck passed a plaza that charges its direction.</summary>
/// <param name="At">Seconds since 1970, UTC.</param>
/// <param name="Plaza">The plaza.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Passage(long At, TollPlaza Plaza);

/// <summary>A truck leaves a place that charges for parking.</summary>
/// <param name="EnteredAt">Seconds since 1970, UTC.</param>
/// <param name="LeftAt">Seconds since 1970, UTC.</param>
/// <param name="Place">Where it stood.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Parking(long EnteredAt, long LeftAt, Place Place);

/// <summary>What a truck did on one local day.</summary>
/// <param name="DayNumber">Days since 1970 in America/Sao_Paulo.</param>
/// <param name="Metres">Driven by road.</param>
/// <param name="MovingSeconds">Time in motion.</param>
/// <param name="Tolls">Charged passages.</param>
/// <param name="TollCents">What they cost by tariff.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DriveDay(long DayNumber, double Metres, long MovingSeconds, int Tolls, long TollCents);

/// <summary>What happened to a truck while time went on; cleared by who reads it.</summary>
internal sealed class DriveEvents
{
    /// <summary>Plazas passed, in order of time.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>Paid parking left, in order of time.</summary>
    public List<Parking> Parkings { get; } = [];

    /// <summary>Local days that ended.</summary>
    public List<DriveDay> Days { get; } = [];

    /// <summary>Whether nothing happened.</summary>
    public bool IsEmpty => Passages.Count + Parkings.Count + Days.Count == 0;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Passages.Clear();
        Parkings.Clear();
        Days.Clear();
    }
}
