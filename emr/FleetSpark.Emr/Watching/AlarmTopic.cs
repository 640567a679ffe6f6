using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Emr.Watching;

/// <summary>The topic of SNS that a lake's alarms and runs tell: <c>topic</c> of <c>emr.yaml</c>. A lake that names one is watched.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Region">The region where it is, and the alarms that look at the metrics.</param>
public sealed partial record AlarmTopic(string Arn, string Region)
{
    private const string Key = "topic";

    /// <summary>Reads the entry; adds its fault to those of the file.</summary>
    /// <returns>The topic; null where none is named.</returns>
    public static AlarmTopic? Read(YamlMap yaml)
    {
        if (yaml.Optional(Key) is not { } text)
        {
            return null;
        }

        if (Pattern().Match(text) is { Success: true } arn)
        {
            return new AlarmTopic(text, arn.Groups["region"].Value);
        }

        yaml.AddFault($"'{Key}' is '{text}', which is no topic of SNS: write arn:aws:sns:REGION:ACCOUNT:NAME");
        return null;
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:sns:(?<region>[a-z]{2}(-[a-z]+)+-[0-9]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
