using System.Text;
using System.Text.Json;
using CsCheck;
using FleetSpark.Landing.Records;

namespace FleetSpark.LandingTests;

/// <summary>What is one strict JSON object, and why anything else is not: tables of literals.</summary>
public sealed class StrictCheckTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":-1.5e-10,"b":true,"c":false,"d":null,"e":"x","f":[1,[2]],"g":{"a":{}}}""")]
    [InlineData("""{"device_number":"A"}""")]
    [InlineData("""{"device_number":null}""")]
    [InlineData("""{"device_number":7}""")]
    [InlineData("""{"device_number":-7}""")]
    [InlineData("""{"device_number":0}""")]
    [InlineData("""{"device_number":9007199254740993}""")]
    [InlineData("""{"device_number":12345678901234567890123}""")]
    [InlineData("""{"latitude":{"device_number":1.5}}""")] // another field's member of the same name
    [InlineData("""{"latitude":[{"device_number":1.5}]}""")]
    [InlineData("""{"a":"\ud83d\ude9a","b":"\\u0000","c":"\\\\ud800","d":"\u00e9"}""")]
    [InlineData("""{"a":"🚚","ção":"é"}""")]
    [InlineData("""{"a":1,"A":2,"b":{"a":3},"c":[{"a":4},{"a":5}]}""")]
    [InlineData("""{"":1}""")]
    public void StrictCheck_OneStrictObject_IsARecord(string text) => Assert.Null(Judge(text));

    [Theory]
    [InlineData("json_broken", """{"a":1""")]
    [InlineData("json_broken", """{"a":1,""")]
    [InlineData("json_broken", """{"a":""")]
    [InlineData("json_broken", """{"a""")]
    [InlineData("json_broken", """{""")]
    [InlineData("json_broken", """{"a":1,}""")]
    [InlineData("json_broken", """{"a":[1,]}""")]
    [InlineData("json_broken", """{"a":NaN}""")]
    [InlineData("json_broken", """{"a":Infinity}""")]
    [InlineData("json_broken", """{"a":1/*x*/}""")]
    [InlineData("json_broken", """{"a":1}//x""")]
    [InlineData("json_broken", """{"a":1}{"a":2}""")]
    [InlineData("json_broken", """{"a":1} x""")]
    [InlineData("json_broken", """{'a':1}""")]
    [InlineData("json_broken", """{a:1}""")]
    [InlineData("json_broken", """{"a":01}""")]
    [InlineData("json_broken", """{"a":+1}""")]
    [InlineData("json_broken", """{"a":.5}""")]
    [InlineData("json_broken", """{"a":1.}""")]
    [InlineData("json_broken", """{"a":0x1F}""")]
    [InlineData("json_broken", """{"a":"\x41"}""")]
    [InlineData("json_broken", """{"a":"\u12G4"}""")]
    [InlineData("json_broken", """{"a":True}""")]
    [InlineData("json_broken", "{\"a\":\"x\ty\"}")]
    [InlineData("json_broken", "{\"a\":\"x\0y\"}")]
    [InlineData("json_broken", "{\"a\":\u00a01}")]
    [InlineData("json_broken", "\uFEFF{}")]
    [InlineData("json_broken", "hello")]
    [InlineData("json_broken", "[1")]
    [InlineData("json_not_object", "[1]")]
    [InlineData("json_not_object", "[{\"a\":1}]")]
    [InlineData("json_not_object", "5")]
    [InlineData("json_not_object", "\"x\"")]
    [InlineData("json_not_object", "null")]
    [InlineData("json_not_object", "true")]
    [InlineData("json_key_doubled", """{"a":1,"a":1}""")]
    [InlineData("json_key_doubled", """{"a":1,"\u0061":2}""")]
    [InlineData("json_key_doubled", """{"x":{"a":1,"b":2,"a":3}}""")]
    [InlineData("json_key_doubled", """{"x":[{"a":1,"a":2}]}""")]
    [InlineData("json_key_doubled", """{"":1,"":2}""")]
    [InlineData("json_key_doubled", """{"🚚":1,"\ud83d\ude9a":2}""")]
    [InlineData("json_key_doubled", """{"a\"b":1,"a\u0022b":2}""")]
    [InlineData("unicode_invalid", """{"a":"\ud83d"}""")]
    [InlineData("unicode_invalid", """{"a":"\ude9a"}""")]
    [InlineData("unicode_invalid", """{"a":"\ud83dx"}""")]
    [InlineData("unicode_invalid", """{"a":"\ud83d\u0041"}""")]
    [InlineData("unicode_invalid", """{"a":"\ude9a\ud83d"}""")]
    [InlineData("unicode_invalid", """{"\uD83D":1}""")]
    [InlineData("unicode_invalid", """{"a":"\u0000"}""")]
    [InlineData("unicode_invalid", """{"a":"x\\\u0000"}""")]
    [InlineData("unicode_invalid", """{"\u0000":1}""")]
    [InlineData("unicode_invalid", """{"a":[["\u0000"]]}""")]
    [InlineData("text_field_not_text", """{"device_number":{}}""")]
    [InlineData("text_field_not_text", """{"device_number":["A"]}""")]
    [InlineData("text_field_not_text", """{"device_number":true}""")]
    [InlineData("text_field_not_text", """{"device_number":false}""")]
    [InlineData("text_field_not_text", """{"device_number":1.5}""")]
    [InlineData("text_field_not_text", """{"device_number":1.0}""")]
    [InlineData("text_field_not_text", """{"device_number":1e5}""")]
    [InlineData("text_field_not_text", """{"device_number":1E5}""")]
    [InlineData("text_field_not_text", """{"device_number":-0}""")]
    [InlineData("text_field_not_text", """{"device\u005fnumber":1.5}""")]
    public void StrictCheck_AnythingElse_IsRefusedWithItsReason(string reason, string text) => Assert.Equal(reason, Judge(text));

    [Theory]
    [InlineData(null, """{"geometry":{"type":"Point","coordinates":[1.5,2.5]},"properties":{"name":"A","radius_m":1.5}}""")]
    [InlineData(null, """{"geometry":null,"properties":{"name":7}}""")]
    [InlineData("text_field_not_text", """{"geometry":{"type":1.5}}""")]
    [InlineData("text_field_not_text", """{"properties":{"other":{"name":1.5},"name":{"pt":"A"}}}""")]
    [InlineData(null, """{"properties":{"other":{"name":1.5}},"name":1.5}""")]
    public void StrictCheck_TextFieldBelowOtherMembers_IsFoundAtItsPath(string? reason, string text) =>
        Assert.Equal(reason, Judge(text, JudgedFields.Of(Sources.Places.Fields)));

    [Theory]
    [InlineData(null, "120.5000")]
    [InlineData(null, "0")]
    [InlineData(null, "-0.00")]
    [InlineData(null, "123456789012345")]
    [InlineData(null, "0.000000000000000123456789012345")]
    [InlineData(null, "1.5e+2")]
    [InlineData(null, "15E-02")]
    [InlineData(null, "\"1e-400\"")] // a text: staging judges it digit for digit
    [InlineData("number_not_exact", "1e-400")]
    [InlineData("number_not_exact", "1e400")]
    [InlineData("number_not_exact", "100.00000000000001")]
    [InlineData("number_not_exact", "1234567890123456")]
    public void StrictCheck_MoneyAsAJsonNumber_MustFitADouble(string? reason, string amount)
    {
        Assert.Equal(reason, Judge($$$"""{"transactionAmount":{"amount":{{{amount}}}}}""", JudgedFields.Of(Sources.Of("bank").Fields)));
        Assert.Null(Judge($$$"""{"amount":{{{amount}}},"latitude":{{{amount}}}}""", JudgedFields.Of(Sources.Of("bank").Fields)));
    }

    [Theory]
    [InlineData(null, 1_000)]
    [InlineData("number_too_long", 1_001)]
    public void StrictCheck_NumberOfManyDigits_IsRefusedWhereverItStands(string? reason, int characters)
    {
        string[] numbers = [new string('9', characters), $"-0.{new string('0', characters - 4)}1", $"{new string('1', characters - 2)}e5"];
        foreach (var number in numbers)
        {
            Assert.Equal(reason, Judge($$"""{"latitude":{{number}}}"""));
            Assert.Equal(reason, Judge($$$"""{"unknown":{"deep":[{{{number}}}]}}"""));
        }
    }

    [Theory]
    [InlineData("{\"a\":\"\u00e9\"}")]
    [InlineData("{\"\u00e9\":1}")]
    [InlineData("{\"\\u0061\u00e9\":1}")]
    public void StrictCheck_Latin1_IsNoUtf8(string text) => Assert.Equal("utf8_invalid", new StrictCheck(Fields).Judge(Encoding.Latin1.GetBytes(text), out _));

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })] // overlong
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })] // past U+10FFFF
    [InlineData(new byte[] { 0xE2, 0x82 })] // cut
    public void StrictCheck_BytesThatAreNoCharacter_AreRefused(byte[] bytes)
    {
        byte[] text = [.. "{\"a\":\""u8, .. bytes, .. "\"}"u8];
        Assert.Equal("utf8_invalid", new StrictCheck(Fields).Judge(text, out var isJson));
        Assert.True(isJson);
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "json_too_deep")]
    [InlineData(5000, "json_too_deep")]
    public void StrictCheck_Depth_EndsAt64(int depth, string? reason)
    {
        var arrays = depth - 1;
        Assert.Equal(reason, Judge($"{{\"a\":{new string('[', arrays)}{new string(']', arrays)}}}"));
        Assert.Equal(reason, Judge(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1)));
        Assert.Equal("json_broken", Judge($"{{\"a\":{new string('[', arrays)}{new string(']', arrays)}"));
    }

    [Theory]
    [InlineData(1 << 20, null)]
    [InlineData((1 << 20) + 1, "record_too_long")]
    public void StrictCheck_Length_EndsAtOneMebibyte(int length, string? reason) =>
        Assert.Equal(reason, Judge($"{{\"a\":\"{new string('x', length - 8)}\"}}"));

    [Fact]
    public void StrictCheck_ManyNames_FindsTheOneThatComesTwice()
    {
        var names = string.Join(',', Enumerable.Range(0, 50_000).Select(number => $"\"name{number}\":1"));
        Assert.Null(Judge($"{{{names}}}"));
        Assert.Equal("json_key_doubled", Judge($"{{{names},\"name25000\":2}}"));
    }

    [Fact]
    public void StrictCheck_UsedAgain_ForgetsTheRecordBefore()
    {
        var check = new StrictCheck(Fields);
        Assert.Equal("json_broken", check.Judge("{\"device_number\":"u8, out _));
        Assert.Equal("json_not_object", check.Judge("true"u8, out _));
        Assert.Equal("json_broken", check.Judge("{\"x\":{\"y\":{\"z\":"u8, out _));
        Assert.Null(check.Judge("{\"x\":1}"u8, out _));
    }

    [Fact]
    public void StrictCheck_RandomText_AgreesWithAStrictDocument()
    {
        // A failure prints the seed: CsCheck_Seed=... repeats it.
        string[] tokens = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u0061\"", "\"b\"", "1", "-0.5e3", "true", "null", " ", "NaN", "\"", "\\", "01", "\"é\"", "{\"a\":1}", "\"a\":", "\"b\":"];
        var strict = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 64 };
        var check = new StrictCheck(JudgedFields.Of([]));
        Gen.Int[0, tokens.Length - 1].Array[0, 14].Select(picks => "{" + string.Concat(picks.Select(pick => tokens[pick])) + "}").Sample(
            text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                bool isObject;
                try
                {
                    using var document = JsonDocument.Parse(bytes, strict);
                    isObject = document.RootElement.ValueKind == JsonValueKind.Object;
                }
                catch (JsonException)
                {
                    isObject = false;
                }

                Assert.Equal(isObject, check.Judge(bytes, out _) is null);
            },
            iter: 50_000,
            threads: 1); // the check holds state
    }

    private static JudgedFields Fields => JudgedFields.Of(Sources.Gps.Fields);

    private static string? Judge(string text, JudgedFields? fields = null) => new StrictCheck(fields ?? Fields).Judge(Encoding.UTF8.GetBytes(text), out _);
}
