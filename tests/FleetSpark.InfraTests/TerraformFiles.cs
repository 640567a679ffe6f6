using System.Text.RegularExpressions;

namespace FleetSpark.InfraTests;

/// <summary>The files of infra/terraform, and the blocks in them.</summary>
internal static partial class TerraformFiles
{
    private static readonly string Folder = RepositoryFiles.PathOf("infra", "terraform");

    /// <summary>The root module's folder and each module's.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [Folder, .. Directory.EnumerateDirectories(Path.Combine(Folder, "modules")).Order(StringComparer.Ordinal)];

    /// <summary>The files of tests, as Terraform names them.</summary>
    public static IReadOnlyList<string> Tests { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "tests"), "*.tftest.hcl").Select(path => $"tests/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    /// <summary>The path below infra/terraform.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    /// <summary>All that a module's files say.</summary>
    public static string TextOf(string module) =>
        string.Join('\n', Directory.EnumerateFiles(module, "*.tf").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>A module's blocks of one kind, <c>variable</c> say, by their names. They begin and end at the first column, as fmt has them.</summary>
    public static IReadOnlyDictionary<string, string> BlocksOf(string module, string kind) => Block().Matches(TextOf(module))
        .Where(match => match.Groups["kind"].Value == kind)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["body"].Value, StringComparer.Ordinal);

    [GeneratedRegex("""^(?<kind>[a-z]+) "(?<name>[a-z0-9_]+)"( "[a-z0-9_]+")? \{\n(?<body>.*?)^\}""", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
