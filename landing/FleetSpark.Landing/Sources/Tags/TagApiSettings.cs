using FleetSpark.Core;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>Reads <see cref="TagApiOptions"/> from YAML.</summary>
internal static class TagApiSettings
{
    private const int LongestText = 256;
    private const int MinutesOfLongest = 31 * 24 * 60;

    private static readonly Dictionary<string, TagProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["rest"] = TagProtocol.Rest,
        ["soap11"] = TagProtocol.Soap11,
        ["soap12"] = TagProtocol.Soap12,
    };

    private static readonly Dictionary<string, TagPaging> Pagings = new(StringComparer.Ordinal)
    {
        ["cursor"] = TagPaging.Cursor,
        ["number"] = TagPaging.Number,
    };

    private static readonly TagApiOptions Absent = new() { BaseUrl = new Uri("https://example.org"), ClientId = "-", Secret = default, FirstDay = default };

    public static TagApiOptions Read(YamlMap yaml)
    {
        var protocol = yaml.Choice("protocol", Absent.Protocol, Protocols);
        var options = new TagApiOptions
        {
            Protocol = protocol,
            BaseUrl = AddressOf(yaml, "base_url", yaml.Required("base_url")) ?? Absent.BaseUrl,
            TokenUrl = TokenUrlOf(yaml, protocol),
            ClientId = PlainTextOf(yaml, "client_id", yaml.Required("client_id")),
            Secret = SecretName.Required(yaml, "secret"),
            Scope = ScopeOf(yaml, protocol),
            PageSize = yaml.WholeNumber("page_size", Absent.PageSize, 1, 10_000),
            Paging = yaml.Choice("paging", Absent.Paging, Pagings),
            Overlap = TimeSpan.FromMinutes(yaml.WholeNumber("overlap_minutes", (int)Absent.Overlap.TotalMinutes, 0, MinutesOfLongest)),
            FirstDay = DayOf(yaml),
            LongestWindow = TimeSpan.FromMinutes(yaml.WholeNumber("longest_window_minutes", (int)Absent.LongestWindow.TotalMinutes, 1, MinutesOfLongest)),
            Timeout = TimeSpan.FromSeconds(yaml.WholeNumber("timeout_seconds", (int)Absent.Timeout.TotalSeconds, 1, 900)),
            Tries = yaml.WholeNumber("tries", Absent.Tries, 1, 20),
            LongestWait = TimeSpan.FromSeconds(yaml.WholeNumber("longest_wait_seconds", (int)Absent.LongestWait.TotalSeconds, 1, 3_600)),
            AnswerBytes = yaml.WholeNumber("answer_mebibytes", Absent.AnswerBytes >> 20, 1, 256) << 20,
        };
        yaml.RefuseUnknownKeys();
        return options;
    }

    private static Uri? TokenUrlOf(YamlMap yaml, TagProtocol protocol)
    {
        if (protocol == TagProtocol.Rest)
        {
            return AddressOf(yaml, "token_url", yaml.Required("token_url"));
        }

        RefuseBySoap(yaml, "token_url");
        return null;
    }

    private static string? ScopeOf(YamlMap yaml, TagProtocol protocol)
    {
        if (protocol == TagProtocol.Rest)
        {
            return yaml.Optional("scope") is { } scope ? PlainTextOf(yaml, "scope", scope) : null;
        }

        RefuseBySoap(yaml, "scope");
        return null;
    }

    private static void RefuseBySoap(YamlMap yaml, string key)
    {
        if (yaml.Optional(key) is not null)
        {
            yaml.AddFault($"'{key}' is for rest alone: by SOAP each message carries its own UsernameToken");
        }
    }

    private static Uri? AddressOf(YamlMap yaml, string key, string text)
    {
        if (text.Length == 0)
        {
            return null; // said to be missing already
        }

        // A secret must not travel in the clear, and an address is printed, so none may stand in it.
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address is { UserInfo: "", Query: "", Fragment: "" })
        {
            return address;
        }

        yaml.AddFault($"'{key}' must be an https address without user, query and fragment; http is for this machine alone");
        return null;
    }

    private static string PlainTextOf(YamlMap yaml, string key, string text)
    {
        if (text.Length > LongestText || text.Any(char.IsControl))
        {
            yaml.AddFault($"'{key}' must be at most {LongestText} characters, none of them a control character");
        }

        return text;
    }

    private static Day DayOf(YamlMap yaml)
    {
        var text = yaml.Required("first_day");
        var isDay = Day.TryParse(text, out var day);
        if (text.Length > 0 && (!isDay || day < Day.Parse("2000-01-01") || day > Day.Parse("2999-12-31")))
        {
            yaml.AddFault($"'first_day' is '{text}', which is no day of the years 2000 to 2999: write it as 2026-03-29");
        }

        return day;
    }
}
