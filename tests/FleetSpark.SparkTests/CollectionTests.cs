using Microsoft.Spark.Interop.Ipc;

namespace FleetSpark.SparkTests;

/// <summary>Arrays, lists and maps over the wire.</summary>
public sealed class CollectionTests(SparkJvm spark)
{
    /// <summary>An array, the class that Java sees, and its text by <c>ArrayUtils.toString</c>.</summary>
    public static TheoryData<Array, string, string> Arrays => new()
    {
        { Array.Empty<string>(), "[Ljava.lang.String;", "{}" },
        { (string[])["a"], "[Ljava.lang.String;", "{a}" },
        { (string[])["a", "b", "", "d", ""], "[Ljava.lang.String;", "{a,b,,d,}" },
        { (string[])["", "", "", ""], "[Ljava.lang.String;", "{,,,}" },
        { (string?[])["a", null, "c", "d"], "[Ljava.lang.String;", "{a,<null>,c,d}" },
        { (string[])["a", "b\u0001", "c", "d"], "[Ljava.lang.String;", "{a,b\u0001,c,d}" },
        { (string[])["a\nb", "c\\d", "🚚", "e\r"], "[Ljava.lang.String;", "{a\nb,c\\d,🚚,e\r}" },
        { (bool[])[true, false], "[Z", "{true,false}" },
        { (int[])[1, int.MinValue], "[I", "{1,-2147483648}" },
        { (long[])[1L, long.MinValue], "[J", "{1,-9223372036854775808}" },
        { (double[])[0.5, double.NaN], "[D", "{0.5,NaN}" },
        { (object?[])[1, "two", null, 4L, 0.5], "[Ljava.lang.Object;", "{1,two,<null>,4,0.5}" },
        { (decimal[])[1.5m, 2m], "[Ljava.lang.Object;", "{1.5,2}" },
    };

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Array_ToJava_IsOneOfItsElements(Array array, string javaClass, string text)
    {
        Assert.Equal(javaClass, spark.Bridge.CallStaticJavaMethod("org.apache.commons.lang3.ClassUtils", "getName", array, "none"));
        Assert.Equal(text, spark.Bridge.CallStaticJavaMethod("org.apache.commons.lang3.ArrayUtils", "toString", array));
    }

    [Fact]
    public void Array_OfArrays_IsNested()
    {
        string[][] nested = [["a", "b"], [], ["c", "d", "e", "f"]];
        Assert.Equal("{{a,b},{},{c,d,e,f}}", spark.Bridge.CallStaticJavaMethod("org.apache.commons.lang3.ArrayUtils", "toString", [nested]));
    }

    [Fact]
    public void List_OrArray_IsReadElementByElement()
    {
        var list = (JvmObjectReference)spark.Bridge.CallStaticJavaMethod("java.util.Arrays", "asList", [new object?[] { 1, "two", null, 0.5 }])!;
        Assert.Equal([1, "two", null, 0.5], spark.Bridge.ToList(list));
        Assert.Equal([1, "two", null, 0.5], spark.Bridge.ToList((JvmObjectReference)list.Invoke("toArray")!));
        Assert.Empty(spark.Bridge.ToList(spark.Bridge.CallConstructor("java.util.ArrayList")));
    }

    [Fact]
    public void Dictionary_ToJava_IsAMap()
    {
        var map = new Dictionary<string, object?> { ["one"] = 1, ["none"] = null, ["list"] = spark.Bridge.CallConstructor("java.util.ArrayList") };
        var tree = spark.Bridge.CallConstructor("java.util.TreeMap", map);
        Assert.Equal("{list=[], none=null, one=1}", tree.Invoke("toString"));
    }

    [Fact]
    public void Value_OfAnotherType_IsRefused() =>
        Assert.Throws<ArgumentException>(() => spark.Bridge.CallStaticJavaMethod("java.util.Objects", "toString", new Version(1, 2)));
}
