using System.Reflection;
using Microsoft.Spark;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.StructureTests.Api;

/// <summary>
/// The jobs use what Microsoft.Spark's package has, and beyond it only in the one file that <c>-p:SparkBinding=package</c> leaves out; the examples have no such file.
/// </summary>
public sealed class UsedApiTests
{
    private const string LeftOut = "SparkBinding.Ours.cs";

    private static readonly HashSet<string> Listed =
        [.. ApiList.Types.Select(type => type.Name), .. ApiList.Types.SelectMany(type => type.Members).Select(member => member.Signature)];

    [Theory]
    [InlineData("FleetSpark.Engines", 20)]
    [InlineData("FleetSpark.Jobs", 0)]
    [InlineData("FleetSpark.SparkExamples", 100)]
    public void Assembly_OutsideTheFileThatIsLeftOut_UsesWhatIsListed(string assembly, int atLeast)
    {
        var uses = UsedApi.Of(Assembly.Load(assembly)).Where(use => use.Document != LeftOut).ToList();
        Assert.True(uses.Count >= atLeast, $"only {uses.Count} uses were found");
        Assert.Equal([], uses.Where(use => !Listed.Contains(use.Line)).Select(use => $"{use.Document}: {use.Line}"));
    }

    [Fact]
    public void File_ThatIsLeftOut_NeedsToBe() =>
        Assert.Contains(UsedApi.Of(Assembly.Load("FleetSpark.Engines")), use => use.Document == LeftOut && !Listed.Contains(use.Line));

    [Fact]
    public void Use_OfEachKind_IsFoundWithItsFile()
    {
        Assert.NotEmpty(new Sample<int>().Rows());
        var lines = UsedApi.Of(typeof(UsedApiTests).Assembly).Where(use => use.Document == "UsedApiTests.cs").Select(use => use.Line).ToHashSet(StringComparer.Ordinal);
        string[] expected =
        [
            "Microsoft.Spark.SparkStage", "Microsoft.Spark.SparkDriverOptions", "Microsoft.Spark.SparkDriver", "Microsoft.Spark.SparkDriver.IsGone { get; } -> bool",
            "Microsoft.Spark.Sql.Types.DataType", "Microsoft.Spark.Sql.Types.DecimalType..ctor(int precision = 10, int scale = 0)", "Microsoft.Spark.Sql.Types.IntegerType",
            "Microsoft.Spark.Sql.Row.GetAs<T>(int index) -> T", "Microsoft.Spark.Sql.Row.this[int index] -> object",
            "Microsoft.Spark.Sql.Row.implicit operator Row(GenericRow genericRow)", "Microsoft.Spark.Sql.Column.operator ==(Column lhs, object rhs) -> static Column",
            "Microsoft.Spark.JvmException",
        ];
        Assert.Equal([], expected.Except(lines));
    }

    // Uses in a signature, a field, a lambda, an iterator, a catch, as a type's argument, and of members that are no plain methods.
    private sealed class Sample<T>
    {
        private readonly Func<SparkDriver, bool> _isGone = driver => driver.IsGone;

        public static Column Same(Column column, SparkStage? stage) => column == stage!;

        public IEnumerable<object?> Rows()
        {
            DataType type = new DecimalType();
            Row row = new GenericRow([1, _isGone, type]);
            yield return row.GetAs<T>(0);
            yield return row[0];
            yield return new List<IntegerType>();
            yield return Attempt();
        }

        private static SparkDriverOptions? Attempt()
        {
            try
            {
                return new SparkDriverOptions();
            }
            catch (JvmException)
            {
                return null;
            }
        }
    }
}
