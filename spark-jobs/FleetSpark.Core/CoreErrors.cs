namespace FleetSpark.Core;

/// <summary>The coded failures of what every room shares. The other codes stand in the factory of the room that throws them.</summary>
public static class CoreErrors
{
    /// <summary>A text is not a day.</summary>
    public static FleetException NotADay(string text) => new("FS1001", $"'{text}' is not a day: write it as 2026-03-29.", FailureKind.WrongUse);
}
