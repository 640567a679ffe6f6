using FleetSpark.Simulator.Driving;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Tags;

/// <summary>Makes a truck's charges from what it drove.</summary>
internal sealed class ChargeMaker(Truck truck, Dice dice)
{
    /// <summary>The charge of a passage: the plaza's tariff for each axle.</summary>
    public Charge Of(Passage passage) => new(
        IdOf("TG", passage.At), truck.Index, truck.Plate, passage.Plaza, null, null, passage.At, (long)passage.Plaza.CentsPerAxle * truck.Axles, truck.Axles,
        passage.At + PostingDelay());

    /// <summary>The charge of a stay: a first price, and one for each hour begun.</summary>
    public Charge Of(Parking parking)
    {
        var hours = (parking.LeftAt - parking.EnteredAt + 3_599) / 3_600;
        return new Charge(
            IdOf("TP", parking.LeftAt), truck.Index, truck.Plate, null, parking.Place, parking.EnteredAt, parking.LeftAt, 1_200 + (150 * Math.Min(hours, 24)), null,
            parking.LeftAt + PostingDelay());
    }

    // Most within hours, some after up to two days.
    private int PostingDelay() => dice.PerMille(700) ? dice.Between(3_600, 28_800) : dice.Between(28_800, 172_800);

    // By the moment, not by a count: simulations of other days share no id, so what they land adds up.
    private string IdOf(string kind, long at) => $"{kind}{Timetable.Instant(at):yyyyMMddHHmmss}{truck.Index:D6}";
}
