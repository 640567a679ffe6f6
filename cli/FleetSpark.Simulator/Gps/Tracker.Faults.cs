using System.Text;
using FleetSpark.Simulator.Defects;

namespace FleetSpark.Simulator.Gps;

/// <content>What goes wrong with a fix, how often, and how it is told in the truth.</content>
internal sealed partial class Tracker
{
    private string? ChooseFault(int window, bool wasSent)
    {
        var isLast = window == _times.Windows - 1;
        if (_onceFault is { } once && window >= 10 + (7 * _truck.Index) && _drive.MayLoseFix && wasSent && !isLast)
        {
            _onceFault = null;
            return once;
        }

        var roll = _dice.Below(1_000_000);
        if (!_drive.IsParked && roll >= 995_000 && !isLast)
        {
            StartGap(window, _dice.Between(1, 7), isLost: roll < 997_000, window + _dice.Between(8, 14));
            return "gap";
        }

        return roll switch
        {
            < 200 => GpsFaults.ExactDuplicate,
            < 300 => GpsFaults.OtherValues,
            < 500 => _drive.MayLoseFix ? _dice.Pick(GpsDefects.Rejected) : null,
            < 600 => _drive.MayLoseFix ? _dice.Pick(Refusals.Kinds) : null,
            < 750 => _dice.Pick(GpsDefects.Nulled),
            < 850 => _drive.MayLoseFix && wasSent && !isLast ? GpsFaults.Jump : null,
            < 900 => StartLate(window),
            _ => null,
        };
    }

    // A tracker that cannot reach its server for hours; where the run ends before it can, it sends in time.
    private string? StartLate(int window)
    {
        var end = window + _dice.Between(36, 720);
        if (end >= _times.Windows)
        {
            return null;
        }

        StartGap(window, _dice.Between(1, 6), isLost: false, end);
        return "gap";
    }

    private void SendFaulty(string fault, Fix fix, int window, GpsBatch batch, List<Defect> defects)
    {
        var sent = _times.SentOf(window);
        switch (fault)
        {
            case "gap":
                if (!_isGapLost)
                {
                    Keep(_gapEnd, fix, null);
                }
                else if (!_drive.MayLoseFix)
                {
                    SendGood(fix, batch);
                }

                break;
            case GpsFaults.ExactDuplicate:
                SendGood(fix, batch);
                Keep(Math.Min(window + 1 + _dice.Below(10), Timetable.LastOfDay(window)), fix, fault);
                break;
            case GpsFaults.OtherValues:
                SendGood(fix, batch);
                var other = fix with { Latitude = fix.Latitude + _dice.Between(1, 9), Speed = fix.Speed + 10, Heading = (fix.Heading + 1) % 360 };
                Keep(Math.Min(window + _dice.Below(3), Timetable.LastOfDay(window)), other, fault);
                break;
            case GpsFaults.Jump:
                var far = Jump(fix);
                SendGood(far, batch);
                defects.Add(Planted(fault, Verdicts.Jump, sent, far, Encoding.UTF8.GetString(_scratch.Written)));
                _mustSend = true;
                break;
            default:
                Spoil(fault, fix, sent, batch, defects);
                break;
        }

        // A duplicate of this very window goes out with it.
        SendKept(window, batch, defects);
    }

    private void Spoil(string fault, Fix fix, long sent, GpsBatch batch, List<Defect> defects)
    {
        var good = _style.ToRaw(fix);
        if (GpsDefects.Rejected.Contains(fault) || GpsDefects.Nulled.Contains(fault))
        {
            var isNulled = GpsDefects.Nulled.Contains(fault);
            var spoilt = GpsDefects.Spoil(fault, good, Timetable.Wall(fix.RecordedAt), Timetable.Utc(sent + (_dice.Between(30, 400) * 3_600L)), _dice).ToString();
            batch.Add(Encoding.UTF8.GetBytes(spoilt), "\n"u8);
            defects.Add(Planted(fault, isNulled ? Verdicts.Nulled : Verdicts.Rejected, sent, fix, spoilt));
            _wasSent = isNulled;
            return;
        }

        var bytes = Refusals.Spoil(fault, good, "device_number", _dice);
        batch.Add(bytes, "\n"u8);
        defects.Add(Planted(fault, Verdicts.Refused, sent, fix, fault == "utf8_invalid" ? null : Encoding.UTF8.GetString(bytes)));
    }

    // Sixty kilometres or more aside: from there and back in five minutes is faster than any truck.
    private Fix Jump(Fix fix)
    {
        var (north, east) = (_dice.Between(60_000, 130_000), _dice.Between(-90_000, 90_000));
        return fix with { Latitude = fix.Latitude + (fix.Latitude < -1_500_000 ? north : -north), Longitude = fix.Longitude + east };
    }

    private static Defect Planted(string kind, string verdict, long sent, in Fix fix, string? text) =>
        new("gps", kind, verdict, sent) { DeviceNumber = fix.DeviceNumber, RecordedAt = fix.RecordedAt, Text = text };
}
