using FleetSpark.Core;

namespace FleetSpark.Cli.Answers;

/// <summary>A value of an answer as text.</summary>
internal static class Cell
{
    /// <summary>The exact text, for machines; a value that is not null.</summary>
    public static string Exact(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => UtcInstants.ToText(instant),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff"),
        DateOnly day => new Day(day).ToString(),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff"),
        _ => value.ToString()!,
    };

    /// <summary>For people: null as nothing, instants without a fraction that is zero.</summary>
    public static string ForPeople(object? value) => value switch
    {
        null => string.Empty,
        DateTimeOffset or DateTime => Exact(value).Replace(".000000", string.Empty, StringComparison.Ordinal),
        _ => Exact(value),
    };
}
