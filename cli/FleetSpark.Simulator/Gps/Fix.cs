using System.Runtime.InteropServices;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Output;

namespace FleetSpark.Simulator.Gps;

/// <summary>A position as a tracker reports it.</summary>
/// <param name="DeviceNumber">Digits of the tracker.</param>
/// <param name="Latitude">Hundred-thousandths of a degree.</param>
/// <param name="Longitude">Hundred-thousandths of a degree.</param>
/// <param name="RecordedAt">Seconds since 1970, UTC.</param>
/// <param name="Speed">Tenths of km/h.</param>
/// <param name="Heading">Degrees clockwise from north.</param>
/// <param name="Ignition">Whether it is on.</param>
/// <param name="Odometer">Metres.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fix(
    string DeviceNumber, int Latitude, int Longitude, long RecordedAt, int Speed, int Heading, bool Ignition, long Odometer);

/// <summary>How one make of tracker writes its records; all of it is allowed.</summary>
/// <param name="NumbersAsText">Numbers stand in quotes.</param>
/// <param name="LocalOffset">Instants have the offset -03:00 rather than Z.</param>
/// <param name="Milliseconds">Instants have three digits after the second.</param>
/// <param name="SpeedTenths">Speed has one decimal.</param>
/// <param name="WithoutOdometer">The tracker is not wired to the odometer.</param>
/// <param name="WithoutIgnition">The tracker is not wired to the ignition.</param>
/// <param name="DeviceAsNumber">The device number is a JSON number on even seconds.</param>
internal sealed record FixStyle(
    bool NumbersAsText, bool LocalOffset, bool Milliseconds, bool SpeedTenths, bool WithoutOdometer, bool WithoutIgnition, bool DeviceAsNumber)
{
    /// <summary>Appends the record as one JSON object, without a line end.</summary>
    public void Write(ByteText text, in Fix fix)
    {
        var quote = NumbersAsText ? "\""u8 : ""u8;
        var deviceQuote = DeviceAsNumber && fix.RecordedAt % 2 == 0 ? ""u8 : "\""u8;
        text.Append("{\"device_number\":"u8);
        text.Append(deviceQuote);
        text.Append(fix.DeviceNumber);
        text.Append(deviceQuote);
        text.Append(",\"latitude\":"u8);
        text.Append(quote);
        text.AppendScaled(fix.Latitude, 5);
        text.Append(quote);
        text.Append(",\"longitude\":"u8);
        text.Append(quote);
        text.AppendScaled(fix.Longitude, 5);
        text.Append(quote);
        text.Append(",\"recorded_at\":\""u8);
        text.AppendTime(LocalOffset ? fix.RecordedAt - Numbers.LocalTime.BehindUtc : fix.RecordedAt);
        text.Append(Milliseconds ? ".000"u8 : ""u8);
        text.Append(LocalOffset ? "-03:00\",\"speed_kmh\":"u8 : "Z\",\"speed_kmh\":"u8);
        text.Append(quote);
        AppendSpeed(text, fix.Speed);
        text.Append(quote);
        text.Append(",\"heading_deg\":"u8);
        text.Append(quote);
        text.AppendNumber(fix.Heading);
        text.Append(quote);
        if (!WithoutIgnition)
        {
            text.Append(fix.Ignition ? ",\"ignition\":true"u8 : ",\"ignition\":false"u8);
        }

        if (!WithoutOdometer)
        {
            text.Append(",\"odometer_m\":"u8);
            text.Append(quote);
            text.AppendNumber(fix.Odometer);
            text.Append(quote);
        }

        text.Append((byte)'}');
    }

    /// <summary>The same record as members that can be spoilt.</summary>
    public RawRecord ToRaw(in Fix fix)
    {
        var text = new ByteText();
        Write(text, fix);
        using var document = System.Text.Json.JsonDocument.Parse(text.Memory);
        return document.RootElement.EnumerateObject().Aggregate(RawRecord.Empty, (raw, member) => raw.With(member.Name, member.Value.GetRawText()));
    }

    private void AppendSpeed(ByteText text, int tenths)
    {
        if (SpeedTenths)
        {
            text.AppendScaled(tenths, 1);
        }
        else
        {
            text.AppendNumber((tenths + 5) / 10);
        }
    }
}
