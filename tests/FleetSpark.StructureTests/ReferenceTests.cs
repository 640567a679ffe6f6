using System.Text.RegularExpressions;
using System.Xml.Linq;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>Who may know whom.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, List<string>> References = Repository.Projects.ToDictionary(
        path => Path.GetFileNameWithoutExtension(path),
        path => XDocument.Load(path).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))).ToList(),
        StringComparer.Ordinal);

    [Theory]
    [InlineData("FleetSpark.Core")]
    [InlineData("FleetSpark.Tables", "FleetSpark.Core")]
    [InlineData("FleetSpark.Lake", "FleetSpark.Core")]
    [InlineData("FleetSpark.Engines", "FleetSpark.Core", "Microsoft.Spark")]
    [InlineData("FleetSpark.Simulator", "FleetSpark.Core")]
    [InlineData("Microsoft.Spark")]
    [InlineData("FleetSpark.Aws")]
    [InlineData("FleetSpark.Emr", "FleetSpark.Aws", "FleetSpark.Core", "FleetSpark.Lake", "FleetSpark.Tables")]
    public void Project_OfALowerLayer_KnowsThoseBelowItOnly(string project, params string[] allowed)
    {
        Assert.Empty(References[project].Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void Simulator_ByOtherProjects_IsUsedByTheCommandLineAndTestsAlone() => Assert.Empty(References
        .Where(project => project.Value.Contains("FleetSpark.Simulator") && project.Key != "FleetSpark.Cli" && !project.Key.EndsWith("Tests", StringComparison.Ordinal))
        .Select(project => project.Key));

    [Fact]
    public void Landing_AtAnyDepth_KnowsNoEngine() => Assert.Empty(ReachedFrom("FleetSpark.Landing").Intersect(["FleetSpark.Engines", "FleetSpark.Jobs"], StringComparer.Ordinal));

    [Fact]
    public void Engines_InTheirCode_NameNoTableAndNoSource()
    {
        var names = Repository.Catalog.Tables.Select(table => table.Name).Concat(Repository.Catalog.Sources.Select(source => source.Name));
        // 'fleet' is the program's name as well as a source's.
        var pattern = new Regex($@"\b(?!fleet (sql|tables|plan|run|rebuild)\b)({string.Join('|', names)})\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.All(
            Repository.SomeFilesUnder("spark-jobs/FleetSpark.Engines", "*.cs"),
            path => Assert.True(!pattern.IsMatch(Repository.CodeOf(path)), $"{RepositoryFiles.Shown(path)} names {pattern.Match(Repository.CodeOf(path)).Value}"));
    }

    [Fact]
    public void Lake_InItsCode_HasNoSql()
    {
        var sql = new Regex(@"\b(SELECT|INSERT INTO|CREATE (TABLE|VIEW)|GROUP BY|ORDER BY)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.All(Repository.SomeFilesUnder("spark-jobs/FleetSpark.Lake", "*.cs"), path => Assert.DoesNotMatch(sql, Repository.CodeOf(path)));
        Assert.Empty(Repository.FilesUnder("spark-jobs/FleetSpark.Lake", "*.sql"));
    }

    [Fact]
    public void Simulator_AtAnyDepth_SharesNoSql()
    {
        Assert.Empty(Repository.FilesUnder("cli/FleetSpark.Simulator", "*.sql"));
        Assert.Empty(ReachedFrom("FleetSpark.Simulator").Intersect(["FleetSpark.Tables", "FleetSpark.Engines", "FleetSpark.Jobs"], StringComparer.Ordinal));
    }

    // What knows spark-submit stands beside it in Submit, what knows Java's classes in Interop and Sql.
    [Fact]
    public void Gateway_InItsFiles_NamesNothingOfSpark()
    {
        var spark = new Regex(@"org\.apache\.spark|PYSPARK|\bMicrosoft\.Spark\.(?!Gateway\b)|(?<![\w.])(Sql|Interop|Submit)\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.All(Repository.SomeFilesUnder("spark-jobs/Microsoft.Spark/Gateway", "*.cs"), path => Assert.DoesNotMatch(spark, File.ReadAllText(path)));
    }

    private static HashSet<string> ReachedFrom(string project)
    {
        Assert.NotEmpty(References[project]);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([project]);
        while (ahead.TryPop(out var next))
        {
            foreach (var reference in References.GetValueOrDefault(next, []).Where(reached.Add))
            {
                ahead.Push(reference);
            }
        }

        return reached;
    }
}
