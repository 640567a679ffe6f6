using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;

namespace FleetSpark.SparkTests;

/// <summary>Values to Java and back, and what Java takes them for.</summary>
public sealed class EchoTests(SparkJvm spark)
{
    /// <summary>A value; the class and the text that Java sees; what comes back where that is another type.</summary>
    public static TheoryData<object?, string, string, object?> Values => new()
    {
        { null, "none", "null", null },
        { true, "java.lang.Boolean", "true", true },
        { false, "java.lang.Boolean", "false", false },
        { 0, "java.lang.Integer", "0", 0 },
        { int.MinValue, "java.lang.Integer", "-2147483648", int.MinValue },
        { int.MaxValue, "java.lang.Integer", "2147483647", int.MaxValue },
        { (short)-5, "java.lang.Integer", "-5", -5 },
        { byte.MaxValue, "java.lang.Integer", "255", 255 },
        { 1L, "java.lang.Long", "1", 1L },
        { long.MinValue, "java.lang.Long", "-9223372036854775808", long.MinValue },
        { long.MaxValue, "java.lang.Long", "9223372036854775807", long.MaxValue },
        { 0.1, "java.lang.Double", "0.1", 0.1 },
        { 0.1f, "java.lang.Double", "0.1", 0.1 },
        { -0.0, "java.lang.Double", "-0.0", -0.0 },
        { double.NaN, "java.lang.Double", "NaN", double.NaN },
        { double.PositiveInfinity, "java.lang.Double", "Infinity", double.PositiveInfinity },
        { double.NegativeInfinity, "java.lang.Double", "-Infinity", double.NegativeInfinity },
        { double.MaxValue, "java.lang.Double", "1.7976931348623157E308", double.MaxValue },
        { double.MinValue, "java.lang.Double", "-1.7976931348623157E308", double.MinValue },
        { double.Epsilon, "java.lang.Double", "4.9E-324", double.Epsilon },
        { 1.10m, "java.math.BigDecimal", "1.10", 1.10m },
        { decimal.MaxValue, "java.math.BigDecimal", "79228162514264337593543950335", decimal.MaxValue },
        { 0.0000000000000000000000000001m, "java.math.BigDecimal", "1E-28", 0.0000000000000000000000000001m },
        { "", "java.lang.String", "", "" },
        { 'x', "java.lang.String", "x", "x" },
        { "e", "java.lang.String", "e", "e" },
        { "a\\b\\n", "java.lang.String", "a\\b\\n", "a\\b\\n" },
        { "a\nb\rc\r\nd\n", "java.lang.String", "a\nb\rc\r\nd\n", "a\nb\rc\r\nd\n" },
        { "\u0085\u2028\u2029\t\0\u0001", "java.lang.String", "\u0085\u2028\u2029\t\0\u0001", "\u0085\u2028\u2029\t\0\u0001" },
        { "São Paulo 🚚 \ud83c\udde7\ud83c\uddf7", "java.lang.String", "São Paulo 🚚 \ud83c\udde7\ud83c\uddf7", "São Paulo 🚚 \ud83c\udde7\ud83c\uddf7" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ToJavaAndBack_IsTheSame(object? value, string javaClass, string text, object? back)
    {
        var list = spark.Bridge.CallConstructor("java.util.ArrayList");
        Assert.Equal(true, list.Invoke("add", value));
        var came = list.Invoke("get", 0);
        Assert.Equal(back, came);
        Assert.Equal(back?.ToString(), came?.ToString());
        Assert.Equal(javaClass, spark.Bridge.CallStaticJavaMethod("org.apache.commons.lang3.ClassUtils", "getName", value, "none"));
        Assert.Equal(text, spark.Bridge.CallStaticJavaMethod("java.util.Objects", "toString", value));
    }

    [Fact]
    public void Bytes_ToJavaAndBack_AreTheSame()
    {
        var bytes = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();
        var list = spark.Bridge.CallConstructor("java.util.ArrayList");
        list.Invoke("add", bytes);
        list.Invoke("add", Array.Empty<byte>());
        Assert.Equal(bytes, list.Invoke("get", 0));
        Assert.Equal(Array.Empty<byte>(), list.Invoke("get", 1));
        Assert.Equal(3421780262L, Crc("123456789"u8.ToArray()).Invoke("getValue"));
    }

    [Fact]
    public void Text_OfTenMegabytes_ComesBackWhole()
    {
        var text = string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"{number:00000000}\n🚚"));
        Assert.Equal(text, spark.Bridge.CallStaticJavaMethod("java.util.Objects", "toString", text));
    }

    [Fact]
    public void BigDecimal_BeyondDecimal_KeepsItsDigits()
    {
        const string digits = "-12345678901234567890.123456789012345678";
        var wide = (JvmObjectReference)spark.Bridge.CallStaticJavaMethod("org.apache.spark.sql.types.Decimal", "apply", digits)!;
        Assert.Equal(new JavaDecimal(digits), wide.Invoke("toJavaBigDecimal"));
    }

    [Fact]
    public void Object_OfEachKind_HasItsToken()
    {
        var list = spark.Gateway.Construct("java.util.ArrayList");
        Assert.Equal(Tokens.List, list.Kind);
        Assert.Equal(Tokens.Iterator, ((JavaObject)spark.Gateway.Call(list, "iterator")!).Kind);
        Assert.Equal(Tokens.Map, spark.Gateway.Construct("java.util.HashMap").Kind);
        Assert.Equal(Tokens.Set, spark.Gateway.Construct("java.util.HashSet").Kind);
        Assert.Equal(Tokens.Reference, spark.Gateway.Construct("java.lang.Object").Kind);
        Assert.Equal(Tokens.ArrayReference, ((JavaObject)spark.Gateway.Call(list, "toArray")!).Kind);
    }

    [Fact]
    public void Static_OfEachKind_IsToldApart()
    {
        Assert.Equal(int.MaxValue, spark.Gateway.GetStatic("java.lang.Integer", "MAX_VALUE"));
        Assert.Equal("java.lang.String", spark.Gateway.Call(spark.Gateway.ClassOf("java.lang.String"), "getName"));
        Assert.Equal("This is a method, not a value.", Assert.Throws<GatewayRefusedException>(() => spark.Gateway.GetStatic("java.lang.Math", "max")).Message);
        Assert.Throws<GatewayRefusedException>(() => spark.Gateway.GetStatic("java.lang.Math", "NONE"));
        Assert.Throws<GatewayRefusedException>(() => spark.Gateway.ClassOf("java.lang.None"));
    }

    private JvmObjectReference Crc(byte[] bytes)
    {
        var crc = spark.Bridge.CallConstructor("java.util.zip.CRC32");
        crc.Invoke("update", bytes);
        return crc;
    }
}
