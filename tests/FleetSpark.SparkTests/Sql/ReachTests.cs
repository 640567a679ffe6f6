using System.Reflection;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.SparkTests.Sql;

/// <summary>Every function and every operation on columns finds its method in the JVM. That the method likes these arguments is not asked.</summary>
public sealed class ReachTests(SparkJvm spark)
{
    [Fact]
    public void Functions_AllOfThem_AreFoundInTheJvm()
    {
        var frame = spark.Session.Range(1);
        var methods = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
        Assert.True(methods.Length > 350, $"only {methods.Length} functions were found");
        AssertReached(methods, target: null, frame);
    }

    [Fact]
    public void Column_AllItsOperations_AreFoundInTheJvm()
    {
        var frame = spark.Session.Range(1);
        var methods = typeof(Column).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Column) && method.Name != "Over").ToArray();
        Assert.True(methods.Length > 70, $"only {methods.Length} operations were found");
        AssertReached(methods, frame["id"], frame);
    }

    private static void AssertReached(MethodInfo[] methods, Column? target, DataFrame frame) => Assert.All(methods, method =>
    {
        try
        {
            // A case follows a case.
            var on = method.Name is "When" or "Otherwise" && target is not null ? Functions.When(Functions.Lit(true), 1) : target;
            method.Invoke(method.IsStatic ? null : on, [.. method.GetParameters().Select(parameter => Sample(parameter, frame))]);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is not GatewayRefusedException)
        {
            // The method was found and refused the values.
        }
    });

    private static object Sample(ParameterInfo parameter, DataFrame frame) => parameter.ParameterType switch
    {
        var type when type == typeof(Column) => frame["id"],
        var type when type == typeof(Column[]) => new[] { frame["id"], frame["id"] },
        var type when type == typeof(string) => "id",
        var type when type == typeof(string[]) => new[] { "a", "b" },
        var type when type == typeof(IEnumerable<string>) => new[] { "a" },
        var type when type == typeof(int) => 1,
        var type when type == typeof(long) => 1L,
        var type when type == typeof(double) => 1.5,
        var type when type == typeof(bool) => true,
        var type when type == typeof(object) => 1,
        var type when type == typeof(Dictionary<string, string>) => new Dictionary<string, string>(StringComparer.Ordinal) { ["mode"] = "PERMISSIVE" },
        var type when type == typeof(StructType) => new StructType([new StructField("a b", new IntegerType())]),
        var type when type == typeof(DataFrame) => frame,
        { IsArray: true } type => Array.CreateInstance(type.GetElementType()!, 2),
        var type => throw new InvalidOperationException($"No sample of {type}"),
    };
}
