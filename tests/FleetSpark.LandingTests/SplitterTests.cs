using System.Text;
using CsCheck;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Places;

namespace FleetSpark.LandingTests;

/// <summary>What splitters cut out, and that it does not depend on where the bytes come in pieces.</summary>
public sealed class SplitterTests
{
    // Some are longer than what is looked at in one step.
    private static readonly string[] Elements =
    [
        "{\"a\":\"[a text of more than sixty-four bytes with {brackets} in it, {one of which is never closed]\",\"b\":[[1],[{\"c\":\"}\"},{}]],\"d\":{\"e\":[\"]\"]}}",
        "{\"a\":\"another one, with a quote \\\" and a backslash \\\\\",\"b\":[],\"c\":\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}",
        "{\"a\":1}", "{\"a\":\"x,]}\"}", "{ }", "5", "\"\\\"\"", "{\"a\":{\"b\":[1,2]}}", "nul", "{\"a\":",
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\r\n \n", "")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}\n", "{\"a\":1}|{\"a\":2}|{\"a\":3}")]
    [InlineData(" x \n\ty", "x|y")]
    public void Lines_Text_GivesItsLines(string text, string expected) => Same(expected, text, sink => new LineSplitter(sink));

    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] ", "")]
    [InlineData("[{\"a\":1}]", "{\"a\":1}")]
    [InlineData("[{\"a\":\"]}\\\"\"},\n {\"b\":[{}]}]\n", "{\"a\":\"]}\\\"\"}|{\"b\":[{}]}")]
    [InlineData("[1,\"x\",[2],null,{}]", "1|\"x\"|[2]|null|{}")]
    // Broken: what came before stays, the rest is one refusal.
    [InlineData("[", "!")]
    [InlineData("[{\"a\":1}", "{\"a\":1}|!")]
    [InlineData("[{\"a\":1},", "{\"a\":1}|!")]
    [InlineData("[{\"a\":1},]", "{\"a\":1}|!]")]
    [InlineData("[{\"a\":1},,{}]", "{\"a\":1}|!,{}]")]
    [InlineData("[,{}]", "!,{}]")]
    [InlineData("[{\"a\":1} {}]", "{\"a\":1}|!{}]")]
    [InlineData("[{\"a\":1},{\"a\":NaN},{\"a\":3}]", "{\"a\":1}|!{\"a\":NaN},{\"a\":3}]")]
    [InlineData("[{\"a\":1},{\"a\":\"2},{\"a\":3}]", "{\"a\":1}|!{\"a\":\"2},{\"a\":3}]")]
    [InlineData("[{\"a\":1},{\"a\":2", "{\"a\":1}|!{\"a\":2")]
    [InlineData("[{\"a\":1}]x", "{\"a\":1}|!x")]
    [InlineData("[{\"a\":1}][{}]", "{\"a\":1}|![{}]")]
    [InlineData("[}", "!}")]
    [InlineData("[:", "!:")]
    [InlineData("[{]}]", "!{]}]")]
    // Not broken, only refused: the elements after it are told apart.
    [InlineData("[{\"a\":1,\"a\":2},5,{\"a\":3}]", "{\"a\":1,\"a\":2}|5|{\"a\":3}")]
    public void Array_Text_GivesItsElements(string text, string expected) => Same(expected, text, sink => new ArraySplitter(sink));

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n2}", "{\"a\":1}|{\"a\":\n2}")]
    [InlineData("{\"a\":1}{\"a\":2}", "{\"a\":1}|{\"a\":2}")]
    [InlineData("{\"a\":1},{\"a\":2}", "{\"a\":1}|!,{\"a\":2}")]
    [InlineData("{\"a\":1}\n{\"a\":", "{\"a\":1}|!{\"a\":")]
    [InlineData("{\"a\":1}\n5", "{\"a\":1}|!5")]
    public void Objects_Text_GivesItsObjects(string text, string expected) => Same(expected, text, sink => new ObjectSplitter(sink));

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"f\":1},{\"f\":2}]}", "{\"f\":1}|{\"f\":2}")]
    [InlineData("{ \"features\" : [ {\"f\":1} ] , \"crs\" : {\"features\":[{\"no\":1}]}, \"bbox\":[1,2], \"n\": 5 }\n", "{\"f\":1}")]
    [InlineData("{\"x\":\"features\",\"features\":[{\"f\":1}]}", "{\"f\":1}")]
    [InlineData("{\"features\":[{\"f\":1},{\"f\":2}", "{\"f\":1}|{\"f\":2}|!")]
    [InlineData("{\"features\":[{\"f\":1},{\"f\":NaN}]}", "{\"f\":1}|!{\"f\":NaN}]}")]
    [InlineData("{\"features\":[{\"f\":1}]", "{\"f\":1}|!")]
    [InlineData("{\"features\":[{\"f\":1}],}", "{\"f\":1}|!}")]
    [InlineData("{\"features\":[{\"f\":1}]}{}", "{\"f\":1}|!{}")]
    [InlineData("{\"features\" [{\"f\":1}]}", "![{\"f\":1}]}")]
    [InlineData("{\"a\":}", "!}")]
    public void FeatureCollection_Text_GivesItsFeatures(string text, string expected) => Same(expected, text, sink => new FeatureCollectionSplitter(sink));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(70_000)]
    public void Splitters_PieceLongerThanARecord_IsOneRefusalHoweverItComes(int over)
    {
        var record = $"{{\"a\":\"{new string('x', (1 << 20) - 8 + over)}\"}}";
        foreach (var piece in new[] { 1 << 16, (1 << 20) - 1, (1 << 20) + 1, 1 << 22 })
        {
            var expected = over == 0 ? $"{record}|{{}}" : $"?record_too_long {record}|{{}}";
            Assert.Equal(expected, Split($"{record}\r\n{{}}", piece, sink => new LineSplitter(sink)).Replace("\r", string.Empty, StringComparison.Ordinal));
            Assert.Equal(expected, Split($"[{record},{{}}]", piece, sink => new ArraySplitter(sink)));
        }
    }

    [Fact]
    public void Splitters_RandomText_GiveTheSameForEveryLengthOfPieces()
    {
        // A failure prints the seed: CsCheck_Seed=... repeats it.
        var text = Gen.Char["{}[]\",:\\ \n\r\t1aé"].Array[0, 40].Select(letters => new string(letters));
        var element = Gen.Int[0, Elements.Length - 1].Select(number => Elements[number]);
        var array = element.Array[0, 6].Select(elements => $"[{string.Join(", ", elements)}]");
        var features = array.Select(elements => $"{{\"type\":\"FeatureCollection\",\"features\":{elements},\"n\":1}}");
        Gen.OneOf(text, array, features, element.Array[0, 6].Select(elements => string.Join("\r\n", elements))).Sample(
            sample =>
            {
                foreach (var splitter in (Func<IRecordSink, IRecordSplitter>[])
                    [sink => new LineSplitter(sink), sink => new ArraySplitter(sink), sink => new ObjectSplitter(sink), sink => new FeatureCollectionSplitter(sink)])
                {
                    SameForEveryLength(sample, splitter);
                }
            },
            iter: 2000);
    }

    private static void Same(string expected, string text, Func<IRecordSink, IRecordSplitter> splitter) => Assert.Equal(expected, SameForEveryLength(text, splitter));

    private static string SameForEveryLength(string text, Func<IRecordSink, IRecordSplitter> splitter)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var whole = Split(text, Math.Max(1, length), splitter);
        for (var piece = 1; piece < length; piece++)
        {
            Assert.Equal(whole, Split(text, piece, splitter));
        }

        return whole;
    }

    private static string Split(string text, int pieceLength, Func<IRecordSink, IRecordSplitter> splitter)
    {
        var sink = new NotingSink();
        var split = splitter(sink);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += pieceLength)
        {
            split.Feed(bytes.AsSpan(at, Math.Min(pieceLength, bytes.Length - at)));
        }

        split.Complete();
        return sink.ToString();
    }

    /// <summary>Notes what it gets: <c>record|!rest|?reason bytes</c>.</summary>
    private sealed class NotingSink : IRecordSink
    {
        private readonly List<string> _notes = [];
        private readonly List<byte> _parts = [];
        private readonly StrictCheck _check = new(JudgedFields.Of([]));

        public void Take(ReadOnlySpan<byte> piece) => _notes.Add(Encoding.UTF8.GetString(piece));

        public bool TryTake(ReadOnlySpan<byte> piece)
        {
            _check.Judge(piece, out var isJson);
            if (isJson)
            {
                Take(piece);
            }

            return isJson;
        }

        public void RefusePart(ReadOnlySpan<byte> part) => _parts.AddRange(part);

        public void RefuseParts(string reason)
        {
            _notes.Add((reason == "json_broken" ? "!" : $"?{reason} ") + Encoding.UTF8.GetString([.. _parts]));
            _parts.Clear();
        }

        public override string ToString() => string.Join('|', _notes);
    }
}
