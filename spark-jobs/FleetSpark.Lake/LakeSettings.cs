using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Lake;

/// <summary>The settings of a lake, <c>settings.yaml</c> at its root. Each has a default, so an empty file, or none, will do.</summary>
public sealed partial record LakeSettings
{
    /// <summary>The file's name, at a lake's place.</summary>
    public const string FileName = "settings.yaml";

    /// <summary>The company's time zone as an IANA name: days of the company's calendar, and instants that come without offset.</summary>
    public string CompanyZone { get; init; } = "America/Sao_Paulo";

    /// <summary>The company's currency, ISO 4217; money in another one is rejected.</summary>
    public string Currency { get; init; } = "BRL";

    /// <summary>The earliest instant that is believed, in the year 1000 or later; what is earlier is rejected.</summary>
    public DateTimeOffset EarliestAt { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The file or object with the lake's secret key, from which ids of drivers are made; made at first use. Relative to the lake's folder, or, on S3, where rights
    /// go by bucket and prefix, to the restricted root.
    /// </summary>
    public string DriverKeyFile { get; init; } = "driver.key";

    /// <summary>
    /// Where raw objects are, relative to the lake or absolute: below it each source has a folder of its name, or its name stands in it in the place of
    /// <c>{source}</c>: <c>s3://company-raw-{source}</c>.
    /// </summary>
    public string RawRoot { get; init; } = "raw";

    /// <summary>Where curated tables, heads and manifests, and staged rows are; relative to the lake or absolute.</summary>
    public string CuratedRoot { get; init; } = "curated";

    /// <summary>Where what holds personal data is: staged fleet and bank rows, the table drivers; relative to the lake or absolute.</summary>
    public string RestrictedRoot { get; init; } = "restricted";

    /// <summary>Reads the text of <c>settings.yaml</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lake">The lake, to which paths are relative; null for one nobody knows.</param>
    /// <exception cref="FleetException">FS1005: with all faults at once.</exception>
    public static LakeSettings Parse(string text, LakeLocation? lake = null)
    {
        var faults = new List<string>();
        var absent = new LakeSettings();
        if (string.IsNullOrWhiteSpace(text))
        {
            return absent;
        }

        if (YamlMap.Parse(text, "settings.yaml", faults) is not { } yaml)
        {
            throw LakeErrors.FaultySettings(faults);
        }

        var roots = yaml.Map("roots");
        var settings = new LakeSettings
        {
            CompanyZone = yaml.Optional("company_zone") ?? absent.CompanyZone,
            Currency = yaml.Optional("currency") ?? absent.Currency,
            DriverKeyFile = yaml.Optional("driver_key_file") ?? absent.DriverKeyFile,
            RawRoot = roots.Optional("raw") ?? absent.RawRoot,
            CuratedRoot = roots.Optional("curated") ?? absent.CuratedRoot,
            RestrictedRoot = roots.Optional("restricted") ?? absent.RestrictedRoot,
            EarliestAt = ReadInstant(yaml, "earliest_at", absent.EarliestAt),
        };
        roots.RefuseUnknownKeys();
        yaml.RefuseUnknownKeys();
        if (!IanaName().IsMatch(settings.CompanyZone) || !TimeZoneInfo.TryFindSystemTimeZoneById(settings.CompanyZone, out _))
        {
            faults.Add($"settings.yaml: 'company_zone' is '{settings.CompanyZone}', which is no known time zone: write an IANA name such as {absent.CompanyZone}");
        }

        SettingPaths.Check(settings, lake ?? LakeLocation.Parse("lake"), faults);

        if (settings.Currency is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper))
        {
            faults.Add($"settings.yaml: 'currency' is '{settings.Currency}', not three capital letters");
        }

        // The engines name days of earlier years each in its own way.
        if (settings.EarliestAt < new DateTimeOffset(1000, 1, 1, 0, 0, 0, TimeSpan.Zero))
        {
            faults.Add($"settings.yaml: 'earliest_at' is '{UtcInstants.ToText(settings.EarliestAt)}', which is before the year 1000");
        }

        return faults.Count == 0 ? settings : throw LakeErrors.FaultySettings(faults);
    }

    // The folder of a system's zones also has other readings of the same ones, and names that each machine gives another meaning: no engine knows these.
    [GeneratedRegex(@"^(?!(posix|right)/|(posixrules|localtime|Factory)\z)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IanaName();

    private static DateTimeOffset ReadInstant(YamlMap yaml, string key, DateTimeOffset absent)
    {
        var text = yaml.Optional(key);
        if (text is null)
        {
            return absent;
        }

        if (UtcInstants.TryParse(text, out var instant))
        {
            return instant;
        }

        yaml.AddFault($"'{key}' is '{text}', which is no instant: write it as 2000-01-01T00:00:00Z");
        return absent;
    }
}
