using Microsoft.Spark;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;

namespace FleetSpark.SparkTests;

/// <summary>Each kind of failure in the JVM, and what a program hears of it.</summary>
public sealed class FailureTests(SparkJvm spark)
{
    public static TheoryData<string, JvmFaultKind, string, string?, string> Queries => new()
    {
        { "SELEC 1", JvmFaultKind.Parse, "org.apache.spark.sql.catalyst.parser.ParseException", "PARSE_SYNTAX_ERROR", "[PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC'" },
        { "SELECT 1 FROM nowhere", JvmFaultKind.Analysis, "org.apache.spark.sql.catalyst.ExtendedAnalysisException", "TABLE_OR_VIEW_NOT_FOUND", "[TABLE_OR_VIEW_NOT_FOUND]" },
        { "SELECT nothing", JvmFaultKind.Analysis, "org.apache.spark.sql.catalyst.ExtendedAnalysisException", "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "[UNRESOLVED_COLUMN" },
        { "SELECT 1 / 0", JvmFaultKind.Value, "org.apache.spark.SparkArithmeticException", "DIVIDE_BY_ZERO", "[DIVIDE_BY_ZERO] Division by zero" },
        { "SELECT CAST('x' AS INT)", JvmFaultKind.Value, "org.apache.spark.SparkNumberFormatException", "CAST_INVALID_INPUT", "[CAST_INVALID_INPUT]" },
        { "SELECT CAST('x' AS DATE)", JvmFaultKind.Value, "org.apache.spark.SparkDateTimeException", "CAST_INVALID_INPUT", "[CAST_INVALID_INPUT]" },
        { "SELECT array(1)[1]", JvmFaultKind.Value, "org.apache.spark.SparkArrayIndexOutOfBoundsException", "INVALID_ARRAY_INDEX", "[INVALID_ARRAY_INDEX]" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_ThatFails_HasItsKind(string sql, JvmFaultKind kind, string javaClass, string? errorClass, string message)
    {
        var failed = Assert.Throws<JvmException>(() => ((JvmObjectReference)spark.Session.Reference.Invoke("sql", sql)!).Invoke("collectAsList"));
        Assert.Equal((kind, javaClass, errorClass), (failed.Fault!.Kind, failed.Fault.JavaClass, failed.Fault.ErrorClass));
        Assert.StartsWith(message, failed.Message, StringComparison.Ordinal);
        Assert.Contains("\n\tat org.apache.spark.sql.", failed.Fault.JavaTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_ThatMeetsABadValue_IsAFailureOfTheValue()
    {
        var failed = Assert.Throws<JvmException>(() => ((JvmObjectReference)spark.Session.Reference.Invoke("sql", "SELECT 1 / (id - 5) FROM range(10)")!).Invoke("collectAsList"));
        Assert.Equal((JvmFaultKind.Value, "org.apache.spark.SparkException"), (failed.Fault!.Kind, failed.Fault.JavaClass));
        var cause = Assert.IsType<JvmException>(failed.InnerException);
        Assert.Equal((JvmFaultKind.Value, "org.apache.spark.SparkArithmeticException", "DIVIDE_BY_ZERO"), (cause.Fault!.Kind, cause.Fault.JavaClass, cause.Fault.ErrorClass));
        Assert.Empty(cause.Fault.JavaTrace);
        Assert.Contains("Caused by: org.apache.spark.SparkArithmeticException", failed.Fault.JavaTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_ThatCannotReadAFile_IsAFailureOfExecution()
    {
        var file = spark.Folder.PathOf("no.parquet");
        File.WriteAllText(file, "this is no parquet file at all");
        var reader = (JvmObjectReference)((JvmObjectReference)spark.Session.Reference.Invoke("read")!).Invoke("schema", "a INT")!;
        var failed = Assert.Throws<JvmException>(() => ((JvmObjectReference)((JvmObjectReference)reader.Invoke("format", "parquet")!).Invoke("load", file)!).Invoke("collectAsList"));
        Assert.Equal((JvmFaultKind.Execution, "org.apache.spark.SparkException"), (failed.Fault!.Kind, failed.Fault.JavaClass));
        var deepest = Assert.IsType<JvmException>(failed.GetBaseException());
        Assert.Contains("is not a Parquet file", deepest.Message, StringComparison.Ordinal);
        Assert.NotSame(failed, deepest);
    }

    [Fact]
    public void Java_ThatThrowsWithoutSpark_IsOther()
    {
        var failed = Assert.Throws<JvmException>(() => spark.Bridge.CallConstructor("java.util.ArrayList").Invoke("get", 5));
        Assert.Equal((JvmFaultKind.Other, "java.lang.IndexOutOfBoundsException", null), (failed.Fault!.Kind, failed.Fault.JavaClass, failed.Fault.ErrorClass));
        Assert.Null(failed.InnerException);
        Assert.Contains("at java.base/java.util.ArrayList.get", failed.Fault.JavaTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ThatThrows_HasItsCauses()
    {
        var cause = spark.Bridge.CallConstructor("java.lang.IllegalStateException", "the deeper one");
        var outer = spark.Bridge.CallConstructor("java.lang.RuntimeException", "the outer one", cause);
        var future = spark.Bridge.CallConstructor("java.util.concurrent.CompletableFuture");
        future.Invoke("completeExceptionally", outer);
        var failed = Assert.Throws<JvmException>(() => future.Invoke("get"));
        Assert.Equal("java.util.concurrent.ExecutionException", failed.Fault!.JavaClass);
        Assert.Equal("the outer one", failed.InnerException!.Message);
        Assert.Equal("the deeper one", failed.InnerException.InnerException!.Message);
        Assert.Null(failed.InnerException.InnerException.InnerException);
    }

    [Fact]
    public void Exception_WithoutAMessage_HasTheNameOfItsClass()
    {
        var failed = Assert.Throws<JvmException>(() => spark.Bridge.CallConstructor("java.util.ArrayDeque").Invoke("pop"));
        Assert.Equal("java.util.NoSuchElementException", failed.Message);
    }

    [Fact]
    public void Call_ThatFitsNothing_IsRefusedAndTheNextOneWorks()
    {
        var list = spark.Bridge.CallConstructor("java.util.ArrayList");
        Assert.Contains("does not exist", Assert.Throws<GatewayRefusedException>(() => list.Invoke("none")).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<GatewayRefusedException>(() => list.Invoke("get", "text")).Message, StringComparison.Ordinal);
        Assert.Throws<GatewayRefusedException>(() => spark.Bridge.CallConstructor("java.util.None"));
        Assert.Throws<GatewayRefusedException>(() => spark.Bridge.CallStaticJavaMethod("java.lang.Math", "none"));
        Assert.Equal(0, list.Invoke("size"));
    }

    [Theory]
    [InlineData("java.lang.String", "text", "String")]
    [InlineData("java.lang.Integer", "5", "Int32")]
    [InlineData("java.math.BigDecimal", "1.50", "Decimal")]
    public void Constructor_OfAClassThatComesAsAValue_IsRefusedByItsName(string javaClass, string text, string netType)
    {
        var refused = Assert.Throws<GatewayRefusedException>(() => spark.Bridge.CallConstructor(javaClass, text)).Message;
        Assert.Contains(javaClass, refused, StringComparison.Ordinal);
        Assert.Contains($".NET's {netType}", refused, StringComparison.Ordinal);
    }
}
