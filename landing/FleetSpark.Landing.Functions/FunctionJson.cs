using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using FleetSpark.Core;

namespace FleetSpark.Landing.Functions;

/// <summary>The JSON that a function says.</summary>
internal static class FunctionJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document that is one object.</summary>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> writeMembers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    /// <summary>A failure as the Runtime API takes it.</summary>
    public static ReadOnlyMemory<byte> Of(FleetException failure) => Of(json =>
    {
        json.WriteString("errorType", failure.Code);
        json.WriteString("errorMessage", failure.Line);
    });
}
