using System.Text.Encodings.Web;
using System.Text.Json;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Driving;
using FleetSpark.Simulator.Fleet;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Tags;

namespace FleetSpark.Simulator.Output;

/// <summary>What really happened, a JSON object a line: <c>truth/defects.ndjson</c>, <c>drives.ndjson</c>, <c>charges.ndjson</c>.</summary>
internal sealed class TruthFiles : IDisposable
{
    private readonly TruthFile _defects;
    private readonly TruthFile _drives;
    private readonly TruthFile _charges;
    private readonly SortedDictionary<(string Source, string Kind, string Verdict), long> _counts = [];

    /// <summary>How many files there are.</summary>
    public const int Count = 3;

    /// <summary>Opens the three files.</summary>
    public TruthFiles(string root)
    {
        _defects = new TruthFile(Path.Combine(root, "truth", "defects.ndjson"));
        _drives = new TruthFile(Path.Combine(root, "truth", "drives.ndjson"));
        _charges = new TruthFile(Path.Combine(root, "truth", "charges.ndjson"));
    }

    /// <summary>How often each kind was planted, by source and kind.</summary>
    public IReadOnlyList<DefectCount> Counts => [.. _counts.Select(c => new DefectCount(c.Key.Source, c.Key.Kind, c.Key.Verdict, c.Value))];

    /// <summary>Bytes written.</summary>
    public long Bytes => _defects.Bytes + _drives.Bytes + _charges.Bytes;

    /// <summary>Tells what was planted, and clears the list.</summary>
    public void Take(List<Defect> defects)
    {
        foreach (var defect in defects)
        {
            var key = (defect.Source, defect.Kind, defect.Verdict);
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
            _defects.Write(json =>
            {
                json.WriteString("kind", defect.Kind);
                json.WriteString("source", defect.Source);
                json.WriteString("verdict", defect.Verdict);
                WriteIf(json, "reason_code", defect.Verdict is Verdicts.Refused or Verdicts.Rejected ? defect.Kind : null);
                WriteIf(json, "sent", defect.File is null ? Core.UtcInstants.ToName(Timetable.Instant(defect.Sent)) : null);
                WriteIf(json, "device_number", defect.DeviceNumber);
                WriteIf(json, "transaction_id", defect.TransactionId);
                WriteIf(json, "plate", defect.Plate);
                WriteIf(json, "recorded_at", defect.RecordedAt is { } at ? Timetable.Utc(at) : null);
                WriteIf(json, "file", defect.File);
                WriteIf(json, "text", defect.Text);
            });
        }

        defects.Clear();
    }

    /// <summary>Tells what a truck drove on a local day.</summary>
    public void Take(Truck truck, DriveDay day) => _drives.Write(json =>
    {
        json.WriteString("plate", truck.Plate);
        json.WriteString("local_date", $"{Timetable.Instant(day.DayNumber * LocalTime.Day):yyyy-MM-dd}");
        json.WriteNumber("distance_m", (long)day.Metres);
        json.WriteNumber("moving_s", day.MovingSeconds);
        json.WriteNumber("tolls", day.Tolls);
        json.WriteString("toll_brl", Reais(day.TollCents));
    });

    /// <summary>Tells a true charge.</summary>
    public void Take(Charge charge) => _charges.Write(json =>
    {
        json.WriteString("transaction_id", charge.TransactionId);
        json.WriteString("plate", charge.Plate);
        json.WriteString("kind", charge.Kind);
        WriteIf(json, "plaza_id", charge.Plaza?.Id);
        WriteIf(json, "place_id", charge.Place?.Id);
        json.WriteString("occurred_at", Timetable.Utc(charge.OccurredAt));
        json.WriteString("amount", Reais(charge.Cents));
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _defects.Dispose();
        _drives.Dispose();
        _charges.Dispose();
    }

    private static string Reais(long cents) => $"{cents / 100}.{cents % 100:D2}";

    private static void WriteIf(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private sealed class TruthFile : IDisposable
    {
        private readonly FileStream _file;
        private readonly Utf8JsonWriter _json;

        public TruthFile(string path)
        {
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
            _json = new Utf8JsonWriter(_file, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }

        public long Bytes { get; private set; }

        public void Write(Action<Utf8JsonWriter> members)
        {
            _json.WriteStartObject();
            members(_json);
            _json.WriteEndObject();
            _json.Flush();
            Bytes += _json.BytesCommitted + 1;
            _json.Reset();
            _file.WriteByte((byte)'\n');
        }

        public void Dispose()
        {
            _json.Dispose();
            _file.Dispose();
        }
    }
}
