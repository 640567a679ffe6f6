using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using FleetSpark.Core;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Emr.Runs;

/// <summary>
/// The name of a run: a hash of what it is to do, so that who submits the same again finds it. After a failed or cancelled one the next attempt has a number:
/// <c>fleetspark-1f0c…</c>, <c>fleetspark-1f0c…-2</c>. It begins with the name of the cluster, by which alarms know whose it is.
/// </summary>
/// <param name="Work">The hash, with the cluster's name before it.</param>
/// <param name="Attempt">1 for the first.</param>
public readonly partial record struct RunName(string Work, int Attempt)
{
    private const int Digits = 32;

    /// <summary>The first attempt at what a run is to do.</summary>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="program">What it starts.</param>
    /// <param name="settingsText">The text of the lake's settings; null for none.</param>
    /// <param name="content">What the lake holds.</param>
    public static RunName For(string prefix, RunProgram program, string? settingsText, LakeContent content)
    {
        using var hash = new ContentHash();
        hash.Add(program.Package.Archive);
        hash.Add(program.Package.Launcher);
        hash.Add(settingsText);
        hash.Add(content.HeadHash);
        foreach (var list in (IEnumerable<string>[])[program.Arguments, program.Settings.Select(setting => $"{setting.Key}={setting.Value}"), content.UnstagedObjects])
        {
            hash.Add(ContentHash.Of(list));
        }

        return new RunName($"{prefix}-{hash.ToHex()[..Digits]}", 1);
    }

    /// <summary>The next attempt.</summary>
    public RunName Next => this with { Attempt = Attempt + 1 };

    /// <summary>The name without what it begins with, 64 characters at most, as a token has.</summary>
    public string Token => ToString()[(Work.Length - Digits)..];

    /// <summary>Reads a name; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunName name)
    {
        var found = Written().Match(text ?? string.Empty);
        name = found.Success ? new RunName(found.Groups["work"].Value, found.Groups["attempt"].Success ? int.Parse(found.Groups["attempt"].ValueSpan, CultureInfo.InvariantCulture) : 1) : default;
        return found.Success;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Attempt == 1 ? Work : $"{Work}-{Attempt.ToString(CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"\A(?<work>.{1,200}-[0-9a-f]{32})(-(?<attempt>[1-9]\d{0,5}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
