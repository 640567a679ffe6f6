using System.Globalization;
using System.Text;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>Each command, and each kind of value, as the bytes that go to the JVM.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly CommandWriter _writer = new();
    private readonly GatewayClient _gateway = new(new GatewayAddress(1, "none"));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "n" },
        { true, "btrue" },
        { false, "bfalse" },
        { 0, "i0" },
        { int.MinValue, "i-2147483648" },
        { int.MaxValue, "i2147483647" },
        { (short)-32768, "i-32768" },
        { (ushort)65535, "i65535" },
        { (sbyte)-128, "i-128" },
        { (byte)255, "i255" },
        { 0L, "L0" },
        { long.MinValue, "L-9223372036854775808" },
        { long.MaxValue, "L9223372036854775807" },
        { uint.MaxValue, "L4294967295" },
        { 0.5, "d0.5" },
        { -0.0, "d-0" },
        { double.NaN, "dNaN" },
        { double.PositiveInfinity, "dInfinity" },
        { double.NegativeInfinity, "d-Infinity" },
        { double.MaxValue, "d1.7976931348623157E+308" },
        { double.MinValue, "d-1.7976931348623157E+308" },
        { double.Epsilon, "d5E-324" },
        { 0.1f, "d0.1" },
        { float.MaxValue, "d3.4028235E+38" },
        { 1.10m, "D1.10" },
        { decimal.MaxValue, "D79228162514264337593543950335" },
        { decimal.MinValue, "D-79228162514264337593543950335" },
        { 0.0000000000000000000000000001m, "D0.0000000000000000000000000001" },
        { 'x', "sx" },
        { '\n', "s\\n" },
        { string.Empty, "s" },
        { "e", "se" },
        { "a\\b", "s" + @"a\\b" },
        { "a\nb\rc\r\n", "s" + @"a\nb\rc\r\n" },
        { @"\n", "s" + @"\\n" },
        { "\u0085\u2028\u2029\t\0", "s\u0085\u2028\u2029\t\0" },
        { "São Paulo 🚚", "sSão Paulo 🚚" },
        { "\ud800", "s\ufffd" }, // half a character is none
        { Array.Empty<byte>(), "j" },
        { new byte[] { 0, 255, 10 }, "jAP8K" },
    };

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_OfEachType_IsKindAndText(object? value, string line) => AssertWritten($"c\no1\nm\n{line}\ne\n", _writer.Call("o1", "m", [value]));

    [Fact]
    public void Value_OfTheJvm_IsItsIdWhateverItsKind()
    {
        AssertWritten("c\no1\nm\nro12\ne\n", _writer.Call("o1", "m", [Reference("o12", Tokens.Reference)]));
        AssertWritten("c\no1\nm\nro13\ne\n", _writer.Call("o1", "m", [Reference("o13", Tokens.List)]));
    }

    [Fact]
    public void Value_OfAnotherType_IsRefusedByItsName()
    {
        var refused = Assert.Throws<ArgumentException>(() => _writer.Call("o1", "m", [new Version(1, 2)]));
        Assert.Contains("System.Version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_UnderACultureWithDecimalCommas_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~", NaNSymbol = "none" };
        CultureInfo.CurrentCulture = culture;
        try
        {
            AssertWritten("c\no1\nm\nd-1.5\nd-0.1\nD-2.5\ndNaN\ni-3\nL-4\ne\n", _writer.Call("o1", "m", [-1.5, -0.1f, -2.5m, double.NaN, -3, -4L]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Authenticate_WithASecret_HasNoEndOfCommand() => AssertWritten("A\nword\n", _writer.Authenticate("word"));

    [Fact]
    public void Call_OfAMethod_IsTargetNameArguments() => AssertWritten("c\no7\nput\nskey\ni1\ne\n", _writer.Call("o7", "put", ["key", 1]));

    [Fact]
    public void Call_WithoutArguments_EndsAfterTheName() => AssertWritten("c\no7\nsize\ne\n", _writer.Call("o7", "size", []));

    [Fact]
    public void Call_OfAStaticMethod_NamesTheClass() =>
        AssertWritten("c\nz:java.lang.Math\nmax\ni1\ni2\ne\n", _writer.Call(Tokens.StaticTarget + "java.lang.Math", "max", [1, 2]));

    [Fact]
    public void Construct_WithArguments_IsClassAndArguments() => AssertWritten("i\njava.util.ArrayList\ni10\ne\n", _writer.Construct("java.util.ArrayList", [10]));

    [Fact]
    public void StaticMember_OfAClass_IsClassAndName() => AssertWritten("r\nm\njava.lang.Integer\nMAX_VALUE\ne\n", _writer.StaticMember("java.lang.Integer", "MAX_VALUE"));

    [Fact]
    public void ClassObject_OfAClass_IsItsName() => AssertWritten("r\nc\njava.lang.String\ne\n", _writer.ClassObject("java.lang.String"));

    [Fact]
    public void Array_OfEachDeed_IsThese()
    {
        AssertWritten("a\nc\nsjava.lang.String\ni3\ne\n", _writer.ArrayCreate("java.lang.String", 3));
        AssertWritten("a\ng\no5\ni2\ne\n", _writer.ArrayGet("o5", 2));
        AssertWritten("a\ns\no5\ni2\nstext\ne\n", _writer.ArraySet("o5", 2, "text"));
        AssertWritten("a\ne\no5\ne\n", _writer.ArrayLength("o5"));
    }

    [Fact]
    public void Release_OfAnObject_IsItsId() => AssertWritten("m\nd\no5\ne\n", _writer.Release("o5"));

    [Fact]
    public void ExceptionText_OfAThrowable_IsItsReference() => AssertWritten("p\nro9\ne\n", _writer.ExceptionText(Reference("o9", Tokens.Reference)));

    [Fact]
    public void Writer_AfterACommandThatWasRefused_BeginsAnew()
    {
        Assert.Throws<ArgumentException>(() => _writer.Call("o1", "m", [1, new Version(1, 2)]));
        AssertWritten("m\nd\no5\ne\n", _writer.Release("o5"));
    }

    private JavaObject Reference(string id, byte kind) => new(_gateway, new RemoteReference(id, kind));

    private static void AssertWritten(string expected, CommandWriter writer) => Assert.Equal(Encoding.UTF8.GetBytes(expected), writer.Written.ToArray());
}
