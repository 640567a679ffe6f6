using System.Text.Json;
using System.Text.RegularExpressions;

namespace FleetSpark.RehearsalTests.Rights;

/// <summary>
/// A policy of IAM, judged as IAM judges one that stands alone: what a Deny names is refused, what an Allow names is allowed, all else is refused.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html. Only what this repository's policies hold is known; anything else fails.
/// </summary>
internal sealed class Policy
{
    private readonly IReadOnlyList<Statement> _statements;

    private Policy(IReadOnlyList<Statement> statements) => _statements = statements;

    /// <summary>The actions that it allows, in its own words.</summary>
    public IReadOnlyList<string> Actions => [.. _statements.Where(statement => statement.IsAllow).SelectMany(statement => statement.Actions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One call of each that it allows, <c>any</c> in the place of what it leaves open.</summary>
    public IEnumerable<IamCall> Samples() => _statements.Where(statement => statement.IsAllow).SelectMany(statement => statement.Samples());

    /// <summary>Reads a policy.</summary>
    /// <exception cref="NotSupportedException">It holds an element or an operator that is not judged here.</exception>
    public static Policy Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Policy([.. ManyOf(document.RootElement.GetProperty("Statement")).Select(Statement.Read)]);
    }

    /// <summary>Whether it allows a call.</summary>
    public bool Allows(IamCall call) => _statements.Any(statement => statement.IsAllow && statement.Matches(call)) && !_statements.Any(statement => !statement.IsAllow && statement.Matches(call));

    /// <summary>Whether a text is as a pattern: * is any text, ? one character.</summary>
    public static bool IsLike(string text, string pattern, RegexOptions options = RegexOptions.None) => Regex.IsMatch(
        text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}$", options | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static IReadOnlyList<JsonElement> ManyOf(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];

    private static IReadOnlyList<string> TextsOf(JsonElement element) => [.. ManyOf(element).Select(text => text.GetString()!)];

    private sealed record Statement(bool IsAllow, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<Condition> Conditions)
    {
        private static readonly string[] Known = ["Sid", "Effect", "Action", "Resource", "Condition"];

        public static Statement Read(JsonElement json) => json.EnumerateObject().Select(member => member.Name).Except(Known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown
            ? throw new NotSupportedException($"A statement has {string.Join(", ", unknown)}, which is not judged here.")
            : new Statement(
                json.GetProperty("Effect").GetString() == "Allow",
                TextsOf(json.GetProperty("Action")),
                TextsOf(json.GetProperty("Resource")),
                json.TryGetProperty("Condition", out var conditions) ? [.. ConditionsOf(conditions)] : []);

        public bool Matches(IamCall call) =>
            Actions.Any(action => IsLike(call.Action, action, RegexOptions.IgnoreCase)) && Resources.Any(resource => IsLike(call.Resource, resource)) && Conditions.All(condition => condition.Holds(call));

        public IEnumerable<IamCall> Samples() =>
            from action in Actions
            from resource in Resources
            from values in Combinations(Conditions)
            select values.Aggregate(new IamCall(action, resource == "*" ? resource : Filled(resource)), (call, value) => call.With(value.Key, Filled(value.Value)));

        private static string Filled(string pattern) => pattern.Replace("*", "any", StringComparison.Ordinal).Replace('?', 'A');

        private static IEnumerable<IReadOnlyList<(string Key, string Value)>> Combinations(IEnumerable<Condition> conditions) => conditions.Aggregate(
            (IEnumerable<IReadOnlyList<(string, string)>>)[[]],
            (before, condition) => before.SelectMany(_ => condition.Values, (chosen, value) => (IReadOnlyList<(string, string)>)[.. chosen, (condition.Key, value)]));

        private static IEnumerable<Condition> ConditionsOf(JsonElement conditions) =>
            from name in conditions.EnumerateObject()
            from key in name.Value.EnumerateObject()
            select new Condition(name.Name, key.Name, TextsOf(key.Value));
    }

    // A key that a call does not carry fails every operator here; of several values that it carries, one is enough.
    private sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
    {
        public bool Holds(IamCall call) => call.Context.TryGetValue(Key, out var found) && Operator switch
        {
            "StringEquals" or "ArnEquals" => Values.Contains(found, StringComparer.Ordinal),
            "StringLike" or "ArnLike" => Values.Any(value => IsLike(found, value)),
            _ => throw new NotSupportedException($"The operator {Operator} is not judged here."),
        };
    }
}
