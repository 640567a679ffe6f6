using System.Text;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;

namespace FleetSpark.Simulator.Registry;

/// <summary>The fleet registry: every truck before the first day, then each day's changes.</summary>
internal sealed class RegistryBook(Timetable times, IReadOnlyList<Truck> trucks)
{
    private const int NoonUtc = 15 * 3_600;
    private int _spares;
    private int _newDrivers;

    /// <summary>All trucks as they are at the start; a tenth with an earlier driver too.</summary>
    public Lines Snapshot()
    {
        var lines = new Lines("fleet", times.First);
        foreach (var truck in trucks)
        {
            var bought = times.First - (truck.BoughtDaysBefore * (long)LocalTime.Day) + (5 * 3_600);
            if (truck.Index % 10 == 6)
            {
                lines.Add(Row(truck, bought, trucks.Count + 500 + truck.Index, isRetired: false).ToString());
                bought += 20 * LocalTime.Day;
            }

            lines.Add(Row(truck, bought, truck.DriverNumber, isRetired: false).ToString());
        }

        return lines;
    }

    /// <summary>Decides what changes on a day and tells the trucks; null where nothing does. The rows are sent that evening.</summary>
    public Lines? PlanDay(int day, List<Defect> defects)
    {
        var start = times.First + ((long)day * LocalTime.Day);
        var dice = Dice.Of(times.Seed, Rolls.Registry, day);
        var lines = new Lines("fleet", start + (22 * 3_600) + 1_800);
        var changed = new HashSet<int>();
        foreach (var truck in trucks.Where(t => t.RetiresOnDay == day))
        {
            truck.RetiredAt = start + NoonUtc + dice.Between(-2_400, 2_400);
            changed.Add(truck.Index);
            lines.Add(Row(truck, truck.RetiredAt.Value, truck.DriverNumber, isRetired: true).ToString());
        }

        if (trucks.Count >= 10)
        {
            SwapDevices(start, dice, changed, lines);
            ChangeDrivers(start, dice, changed, lines);
        }

        if (day == 0 && times.PlantsEveryKind)
        {
            foreach (var kind in FleetDefects.Rejected.Concat(["json_broken", "unicode_invalid", "text_field_not_text"]))
            {
                Spoil(kind, dice, lines, defects);
            }
        }
        else if (dice.PerMille(100))
        {
            Spoil(dice.Pick(FleetDefects.Rejected), dice, lines, defects);
        }

        return lines.Records > 0 ? lines : null;
    }

    // About noon: between two trucks, and to trackers from the stock.
    private void SwapDevices(long start, Dice dice, HashSet<int> changed, Lines lines)
    {
        for (var i = 0; i <= trucks.Count / 1_000; i++)
        {
            var at = start + NoonUtc + dice.Between(-3_600, 3_600);
            if (Draw(dice, changed) is { } one && Draw(dice, changed) is { } other)
            {
                Fit(one, other.DeviceNumber, at, lines);
                Fit(other, one.DeviceNumber, at, lines);
            }

            if (Draw(dice, changed) is { } third)
            {
                Fit(third, Truck.NumberOfDevice(5_000_000 + _spares++), start + NoonUtc + dice.Between(-3_600, 3_600), lines);
            }
        }
    }

    private static void Fit(Truck truck, string device, long at, Lines lines)
    {
        (truck.SwapAt, truck.NextDeviceNumber) = (at, device);
        lines.Add(Row(truck, at, truck.DriverNumber, isRetired: false).WithText("device_number", device).ToString());
    }

    // Half at local midnight, half during the morning; two trucks change with each other, or one gets a new driver.
    private void ChangeDrivers(long start, Dice dice, HashSet<int> changed, Lines lines)
    {
        for (var i = 0; i <= trucks.Count / 150; i++)
        {
            var at = start + (dice.PerMille(500) ? LocalTime.BehindUtc : dice.Between(36_000, 50_000));
            if (Draw(dice, changed) is not { } one)
            {
                return;
            }

            if (dice.PerMille(700) && Draw(dice, changed) is { } other)
            {
                (one.DriverNumber, other.DriverNumber) = (other.DriverNumber, one.DriverNumber);
                lines.Add(Row(other, at, other.DriverNumber, isRetired: false).ToString());
            }
            else
            {
                one.DriverNumber = (2 * trucks.Count) + 1_000 + _newDrivers++;
            }

            lines.Add(Row(one, at, one.DriverNumber, isRetired: false).ToString());
        }
    }

    private Truck? Draw(Dice dice, HashSet<int> changed)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var truck = dice.Pick(trucks);
            // The first truck keeps the tracker with the long number; who is about to be sold changes nothing more.
            if (truck.Index > 0 && truck.RetiresOnDay is null && changed.Add(truck.Index))
            {
                return truck;
            }
        }

        return null;
    }

    private void Spoil(string kind, Dice dice, Lines lines, List<Defect> defects)
    {
        var truck = dice.Pick(trucks);
        var at = lines.Sent - dice.Between(3_600, 30_000);
        var good = Row(truck, at, truck.DriverNumber, isRetired: false);
        var isRejected = FleetDefects.Rejected.Contains(kind);
        var bytes = isRejected
            ? Encoding.UTF8.GetBytes(FleetDefects.Spoil(kind, good, Timetable.Wall(at), dice).ToString())
            : Refusals.Spoil(kind, good, "plate", dice);
        lines.Add(bytes);
        defects.Add(new Defect("fleet", kind, isRejected ? Verdicts.Rejected : Verdicts.Refused, lines.Sent)
        {
            Plate = truck.Plate, Text = Encoding.UTF8.GetString(bytes),
        });
    }

    private static RawRecord Row(Truck truck, long validFrom, int driver, bool isRetired)
    {
        var row = RawRecord.Empty
            .WithText("plate", truck.Plate)
            .WithText("model", truck.Model)
            .WithText("device_number", truck.DeviceNumber)
            .WithText("valid_from", truck.Index % 4 == 0 ? Timetable.Utc(validFrom) : $"{Timetable.Wall(validFrom)}-03:00");
        row = truck.Index % 29 == 5 ? row : row.WithText("driver_id", $"M-{driver:D4}");
        row = row
            .WithText("driver_name", $"Motorista {driver:D4}")
            .With("axle_count", truck.Index % 6 == 0 ? $"\"{truck.Axles}\"" : $"{truck.Axles}")
            .WithText("fleet_name", truck.FleetName);
        return isRetired ? row.With("retired", "true") : truck.Index % 2 == 0 ? row.With("retired", "false") : row;
    }
}
