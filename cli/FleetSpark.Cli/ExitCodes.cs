using FleetSpark.Core;

namespace FleetSpark.Cli;

/// <summary>The exit codes of <c>fleet</c>.</summary>
internal static class ExitCodes
{
    /// <summary>It was done; records in quarantine and checks that warn included.</summary>
    public const int Done = 0;

    /// <summary>It was refused, a file could not be landed, or a check failed.</summary>
    public const int Refused = 1;

    /// <summary>It was called wrongly.</summary>
    public const int WrongUse = 2;

    /// <summary>The exit code of a failure.</summary>
    public static int Of(FleetException failure) => failure.Kind == FailureKind.WrongUse ? WrongUse : Refused;
}
