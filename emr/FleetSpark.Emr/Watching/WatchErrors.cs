using FleetSpark.Core;

namespace FleetSpark.Emr.Watching;

/// <summary>The coded failures of telling how a run ended, FS75. None of them changes how it ended.</summary>
public static class WatchErrors
{
    /// <summary>What it means that a run could not tell how it ended.</summary>
    public const string Means = "How the run ended is not changed by that; its alarms may not know.";

    /// <summary>AWS says no.</summary>
    public static FleetException Refused(string call, Exception cause) =>
        new("FS7502", $"AWS refuses {call}: {Sentence.Of(cause)} {Means} Mend the rights of this role or user, or 'topic' of {EmrSettings.FileName}.", inner: cause);

    /// <summary>AWS cannot be reached, or not in time.</summary>
    public static FleetException Failed(string call, Exception cause) => new("FS7503", $"AWS does not answer {call}: {Sentence.Of(cause)} {Means}", inner: cause);
}
