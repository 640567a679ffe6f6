using System.Text.RegularExpressions;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests.Api;

/// <summary>The public members of Microsoft.Spark 2.3, as the list in <c>tests/api</c> has them.</summary>
internal static partial class ApiList
{
    /// <summary>Every type with its members, both in the list's order.</summary>
    public static IReadOnlyList<ListedType> Types { get; } = Read();

    /// <summary>A type by its full name; null where the list has none.</summary>
    public static ListedType? Find(string name) => Types.FirstOrDefault(type => type.Name == name);

    private static List<ListedType> Read()
    {
        var lines = File.ReadAllLines(RepositoryFiles.PathOf("tests", "api", "microsoft-spark-2.3-api.txt")).Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        var types = new List<ListedType>();
        foreach (var line in lines)
        {
            if (Head().Match(line) is { Success: true } head)
            {
                types.Add(new ListedType(head.Groups["name"].Value, line, []));
            }
            else
            {
                // A member stands after its type, and never before it.
                types.Last(type => line.StartsWith(type.Name + ".", StringComparison.Ordinal)).Members.Add(ListedMember.Parse(line));
            }
        }

        return types;
    }

    [GeneratedRegex("^(?<name>[A-Za-z0-9.]+) = ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}

/// <summary>A type of the list.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Line">Its line.</param>
/// <param name="Members">Its members.</param>
internal sealed record ListedType(string Name, string Line, List<ListedMember> Members);

/// <summary>A member of the list.</summary>
/// <param name="Signature">The line without its marks.</param>
/// <param name="IsRemoved">Whether it was taken away from Spark 3.</param>
internal sealed partial record ListedMember(string Signature, bool IsRemoved)
{
    /// <summary>Whether it takes or gives .NET code that Spark would have to run; what makes a data frame of a data frame runs here.</summary>
    public bool HasClosure => Closure().IsMatch(Signature);

    public static ListedMember Parse(string line) => new(Mark().Replace(line, string.Empty).TrimEnd(), line.Contains("[Removed]", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(Func<(?!DataFrame, DataFrame>)|Action<|Udf)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Closure();

    [GeneratedRegex(@"\s+\[(Since|Deprecated|Removed)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
