using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>A row as it stands in a statement.</summary>
/// <param name="Sheet">The sheet's name; empty for CSV.</param>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">Its cells: a text, number, boolean, instant or time of the day each, null where there is nothing.</param>
internal sealed record SheetRow(string Sheet, int Number, IReadOnlyList<object?> Cells)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its bytes where it came as some of its own (CSV); null where it is a part of XML.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>A reason against the row as such, see <see cref="RefusalReasons"/>; null where it is a row.</summary>
    public string? Fault { get; init; }

    /// <summary>Where the rest of the file begins, in bytes, that this stands for since no row can be told in it; null where it is a row.</summary>
    public long? RestFrom { get; init; }

    /// <summary>Whether no cell has anything.</summary>
    public bool IsBlank => Fault is null && Cells.All(cell => SheetCell.TextOf(cell).Length == 0);

    /// <summary>Whether it has a digit, as every charge has and no heading must.</summary>
    public bool HasDigit => Cells.Any(cell => SheetCell.TextOf(cell).Any(char.IsAsciiDigit));

    /// <summary>What is kept where the row is refused: its bytes, or <c>{"sheet","row","cells"}</c>.</summary>
    public byte[] Received()
    {
        if (Bytes is not null)
        {
            return Bytes;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("sheet"u8, Sheet);
            json.WriteNumber("row"u8, Number);
            json.WriteStartArray("cells"u8);
            foreach (var cell in Cells)
            {
                json.WriteStringValue(SheetCell.TextOf(cell));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
