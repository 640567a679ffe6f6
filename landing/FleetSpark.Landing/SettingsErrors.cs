using FleetSpark.Core;

namespace FleetSpark.Landing;

/// <summary>The coded failures of landing.yaml, FS2502 and FS2503. Each has a line in docs/errors.md.</summary>
public static class SettingsErrors
{
    /// <summary>landing.yaml has faults; all are named.</summary>
    public static FleetException Faulty(IReadOnlyList<string> faults) =>
        new("FS2502", $"{faults.Count} fault(s) in {LandingSettings.FileName}:\n  {string.Join("\n  ", faults)}");

    /// <summary>A source was to be landed from where landing.yaml says, which says nothing of it.</summary>
    public static FleetException NoPlace(string source) =>
        new("FS2503", $"Nothing says where '{source}' is landed from: name files with --from, or write '{source}' into {LandingSettings.FileName} at the lake's place; docs/sources.md has the keys.", FailureKind.WrongUse);
}
