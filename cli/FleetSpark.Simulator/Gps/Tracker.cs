using System.Text;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Driving;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;

namespace FleetSpark.Simulator.Gps;

/// <summary>
/// What a truck's tracker sends: a fix every five minutes, but for dead zones and faults. What happens to the truck is
/// <see cref="TruckDrive"/>'s; here is what becomes of the report.
/// </summary>
internal sealed partial class Tracker
{
    private readonly Truck _truck;
    private readonly TruckDrive _drive;
    private readonly Timetable _times;
    private readonly Dice _dice;
    private readonly FixStyle _style;
    private readonly List<KeptRecord> _kept = [];
    private readonly ByteText _scratch = new();
    private readonly int _phase;
    private string? _onceFault;
    private int _gapLeft;
    private int _gapEnd;
    private bool _isGapLost;
    private bool _wasSent;
    private bool _mustSend;

    /// <summary>The tracker of a truck.</summary>
    public Tracker(Truck truck, TruckDrive drive, Timetable times)
    {
        (_truck, _drive, _times) = (truck, drive, times);
        _dice = Dice.Of(times.Seed, Rolls.Tracker, truck.Index);
        _phase = _dice.Between(5, 290);
        _style = new FixStyle(
            _dice.PerMille(30), _dice.PerMille(150), _dice.PerMille(50), _dice.PerMille(60), _dice.PerMille(50), _dice.PerMille(20), truck.Index == 0);
        _onceFault = times.PlantsEveryKind && truck.Index < GpsFaults.Once.Count ? GpsFaults.Once[truck.Index] : null;
        if (truck.Index % 97 == 41)
        {
            KeepFromTheDayBefore();
        }
    }

    /// <summary>Sends what is due in a window, among it the fix that is taken in it.</summary>
    public void Send(int window, GpsBatch batch, List<Defect> defects)
    {
        var at = _times.StartOf(window) + Math.Clamp(_phase + _dice.Between(-4, 4), 0, 295);
        _drive.Advance(at);
        if (at >= _truck.SwapAt)
        {
            (_truck.DeviceNumber, _truck.SwapAt) = (_truck.NextDeviceNumber, null);
        }

        SendKept(window, batch, defects);
        if (at >= _truck.RetiredAt)
        {
            return;
        }

        var wasSent = _wasSent;
        _wasSent = false;
        var fix = Read(at);
        if (_gapLeft > 0 && !_mustSend && InGap(fix))
        {
            return;
        }

        var fault = _mustSend ? null : ChooseFault(window, wasSent);
        _mustSend = false;
        if (fault is null)
        {
            SendGood(fix, batch);
            return;
        }

        SendFaulty(fault, fix, window, batch, defects);
    }

    private Fix Read(long at)
    {
        var (latitude, longitude) = (Units(_drive.Latitude), Units(_drive.Longitude));
        // Most trackers hold the position while the ignition is off; without that a parked truck seems to creep.
        var drift = !_drive.IsParked ? 0 : _drive.Ignition ? 3 : _dice.PerMille(850) ? 0 : 9;
        if (drift > 0)
        {
            (latitude, longitude) = (latitude + _dice.Between(-drift, drift), longitude + _dice.Between(-drift, drift));
        }

        return new Fix(_truck.DeviceNumber, latitude, longitude, at, (int)(_drive.Speed * 36), _drive.Heading, _drive.Ignition, (long)_drive.Odometer);
    }

    private static int Units(double degrees) => (int)Math.Floor((degrees * 100_000) + 0.5);

    // True where the fix is not sent now. A gap ends early where a plaza is near.
    private bool InGap(in Fix fix)
    {
        _gapLeft--;
        if (_isGapLost)
        {
            return _drive.MayLoseFix;
        }

        Keep(_gapEnd, fix, null);
        return true;
    }

    private void StartGap(int window, int fixes, bool isLost, int end)
    {
        _gapLeft = fixes;
        _isGapLost = isLost;
        _gapEnd = Math.Min(end, _times.Windows - 1);
        _gapLeft = Math.Min(_gapLeft, _gapEnd - window);
    }

    private void SendGood(in Fix fix, GpsBatch batch)
    {
        _scratch.Clear();
        _style.Write(_scratch, fix);
        var roll = _dice.Below(4_000);
        if (roll == 0)
        {
            batch.Text.Append((byte)'\n');
        }

        batch.Add(_scratch.Written, roll is > 0 and < 9 ? "\r\n"u8 : "\n"u8);
        _wasSent = true;
    }

    private void Keep(int due, in Fix fix, string? duplicateKind)
    {
        _scratch.Clear();
        _style.Write(_scratch, fix);
        _kept.Add(new KeptRecord(due, _scratch.Written.ToArray(), fix.RecordedAt, fix.DeviceNumber, duplicateKind));
    }

    private void SendKept(int window, GpsBatch batch, List<Defect> defects)
    {
        if (_kept.Count == 0)
        {
            return;
        }

        foreach (var kept in _kept.Where(k => k.Due <= window))
        {
            batch.Add(kept.Record, "\n"u8);
            var sent = _times.SentOf(window);
            var isLate = kept.RecordedAt / LocalTime.Day < sent / LocalTime.Day;
            if (kept.DuplicateKind is not null || isLate)
            {
                var (kind, verdict) = kept.DuplicateKind is { } duplicate ? (duplicate, Verdicts.Duplicate) : ("late_delivery", Verdicts.Late);
                defects.Add(new Defect("gps", kind, verdict, sent)
                {
                    DeviceNumber = kept.DeviceNumber, RecordedAt = kept.RecordedAt, Text = Encoding.UTF8.GetString(kept.Record),
                });
            }
        }

        _kept.RemoveAll(k => k.Due <= window);
    }

    // Some trackers still hold fixes of the day before, so that even a run of one day has late ones.
    private void KeepFromTheDayBefore()
    {
        var oldest = _times.First - _dice.Between(8_000, 60_000);
        var count = _dice.Between(1, 4);
        for (var i = 0; i < count; i++)
        {
            var fix = Read(oldest + (i * Timetable.WindowSeconds)) with { Speed = 0, Ignition = false };
            Keep(30 + (_truck.Index % 50), fix, null);
        }
    }
}
