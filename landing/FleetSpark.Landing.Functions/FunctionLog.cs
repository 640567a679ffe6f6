using System.Text.Json;
using FleetSpark.Core;

namespace FleetSpark.Landing.Functions;

/// <summary>
/// Every line that a function logs, each one JSON object, and its metrics in CloudWatch's embedded metric format (the specification of 2019:
/// <c>_aws</c> names the members that are metrics). No line has a record, a secret or a name in it.
/// </summary>
/// <param name="output">Where lines go: standard output, which Lambda hands to CloudWatch.</param>
/// <param name="source">The source that is landed.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class FunctionLog(Stream output, string source, TimeProvider clock)
{
    /// <summary>The namespace of all metrics.</summary>
    public const string Namespace = "FleetSpark";

    private const string Dimension = "Source";

    /// <summary>The source that is landed.</summary>
    public string Source => source;

    /// <summary>An event was handled.</summary>
    public void Landed(string requestId, LandedFigures figures, TimeSpan took) => Write("info", "landed", requestId, json =>
    {
        figures.WriteTo(json);
        json.WriteNumber("seconds", Seconds(took));
    });

    /// <summary>A run was submitted, or had been.</summary>
    public void Submitted(string requestId, Action<Utf8JsonWriter> writeMembers, TimeSpan took) => Write("info", "submitted", requestId, json =>
    {
        writeMembers(json);
        json.WriteNumber("seconds", Seconds(took));
    });

    /// <summary>What became of a file.</summary>
    public void File(string requestId, FileReport file) => Write(file.Error is null ? "info" : "error", "file", requestId, json =>
    {
        json.WriteString("file", file.File);
        json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(file.Outcome.ToString()));
        json.WriteNumber("records", file.Records);
        json.WriteNumber("refused", file.Refused);
        if (file.Note is { } note)
        {
            json.WriteString("note", note);
        }

        if (file.Error is { } error)
        {
            Describe(json, error);
        }
    });

    /// <summary>An event was not handled, or not all of it.</summary>
    public void Failed(string requestId, FleetException failure) => Write("error", "failed", requestId, json => Describe(json, failure));

    /// <summary>The function cannot begin.</summary>
    public void NotBegun(FleetException failure) => Write("error", "not_begun", requestId: null, json => Describe(json, failure));

    /// <summary>The function ends, for nobody speaks to it as Lambda does.</summary>
    public void Ended(FleetException failure) => Write("error", "ended", requestId: null, json => Describe(json, failure));

    /// <summary>The metrics of an event that was handled.</summary>
    public void Metrics(LandedFigures figures, TimeSpan took)
    {
        List<(string Name, string Unit, double Value)> metrics =
        [
            ("Records", "Count", figures.Records),
            ("Refused", "Count", figures.RefusedByReason.Values.Sum()),
            ("Duration", "Seconds", Seconds(took)),
        ];
        if (figures.Bytes is { } bytes)
        {
            metrics.Add(("Bytes", "Bytes", bytes));
        }

        if (figures.OldestSeconds is { } oldest)
        {
            metrics.Add(("OldestMessageAge", "Seconds", oldest));
        }

        WriteLine(json =>
        {
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", clock.GetUtcNow().ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", Namespace);
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            json.WriteStringValue(Dimension);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            foreach (var (name, unit, _) in metrics)
            {
                json.WriteStartObject();
                json.WriteString("Name", name);
                json.WriteString("Unit", unit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString(Dimension, source);
            foreach (var (name, _, value) in metrics)
            {
                json.WriteNumber(name, value);
            }
        });
    }

    private static double Seconds(TimeSpan took) => Math.Round(took.TotalSeconds, 3);

    private static void Describe(Utf8JsonWriter json, FleetException failure)
    {
        json.WriteString("code", failure.Code);
        json.WriteString("message", failure.Line);
        if (failure.InnerException is { } cause)
        {
            json.WriteString("cause", cause.GetType().Name);
            json.WriteString("stack", cause.StackTrace); // its frames alone: a message may quote data
        }
    }

    private void Write(string level, string name, string? requestId, Action<Utf8JsonWriter> writeMembers) => WriteLine(json =>
    {
        json.WriteString("at", UtcInstants.ToText(clock.GetUtcNow()));
        json.WriteString("level", level);
        json.WriteString("event", name);
        json.WriteString("source", source);
        if (requestId is not null)
        {
            json.WriteString("request_id", requestId);
        }

        writeMembers(json);
    });

    private void WriteLine(Action<Utf8JsonWriter> writeMembers)
    {
        output.Write([.. FunctionJson.Of(writeMembers).Span, (byte)'\n']); // in one piece, so that lines stay whole
        output.Flush();
    }
}
