namespace FleetSpark.Testing;

/// <summary>The words of a program that spark-submit may have started.</summary>
public static class SubmittedWords
{
    /// <summary>The arguments without the script that comes first where Spark starts the program in Python's place.</summary>
    public static string[] Of(string[] arguments) => arguments is [var script, ..] && script.EndsWith(".py", StringComparison.Ordinal) ? arguments[1..] : arguments;
}
