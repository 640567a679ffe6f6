using FleetSpark.Core;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>How the tag operator is asked for transactions. Read by <see cref="Read"/>, which reports all faults at once.</summary>
public sealed record TagApiOptions
{
    /// <summary>Whether the operator is asked by REST or by SOAP.</summary>
    public TagProtocol Protocol { get; init; } = TagProtocol.Rest;

    /// <summary>By REST the address under which <c>/transactions</c> stands, by SOAP the service's own; https, or http of this machine.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Where tokens are had by OAuth2 client credentials; by REST alone, null by SOAP.</summary>
    public Uri? TokenUrl { get; init; }

    /// <summary>The client id of OAuth2, or the user's name of the UsernameToken. No secret, but in no message either.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the client's secret is kept, or the password of the UsernameToken.</summary>
    public required SecretName Secret { get; init; }

    /// <summary>The scope that a token is asked for; null where the operator wants none. By REST alone.</summary>
    public string? Scope { get; init; }

    /// <summary>Records asked for in one page: 1 to 10,000. The operator may give fewer.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How pages follow each other.</summary>
    public TagPaging Paging { get; init; } = TagPaging.Cursor;

    /// <summary>How late the operator may post: what was posted so long before the last call is asked for again. 0 to 31 days.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(48);

    /// <summary>The first UTC day to ask for. Of a meaning until the first window is landed.</summary>
    public required Day FirstDay { get; init; }

    /// <summary>The longest time that one window covers, its overlap left out: a minute to 31 days. More is asked for window by window.</summary>
    public TimeSpan LongestWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long one call may take, its answer read whole: 1 to 900 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a call is made before it is given up: 1 to 20.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The longest wait between two tries that the operator may ask for: 1 to 3,600 seconds. Where it asks for more the landing stops.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most bytes of an answer, packed or unpacked: 1 to 256 MiB.</summary>
    public int AnswerBytes { get; init; } = 32 << 20;

    /// <summary>Whether the operator is asked by SOAP, of either version.</summary>
    public bool IsSoap => Protocol != TagProtocol.Rest;

    /// <summary>Reads the options; all faults go to the map.</summary>
    /// <param name="yaml">The mapping that holds them, and nothing else.</param>
    public static TagApiOptions Read(YamlMap yaml) => TagApiSettings.Read(yaml);
}

/// <summary>What the operator speaks.</summary>
public enum TagProtocol
{
    /// <summary>JSON over HTTP, with OAuth2.</summary>
    Rest,

    /// <summary>SOAP 1.1 with a UsernameToken.</summary>
    Soap11,

    /// <summary>SOAP 1.2 with a UsernameToken.</summary>
    Soap12,
}

/// <summary>How the pages of a window follow each other.</summary>
public enum TagPaging
{
    /// <summary>Each page says by what text the next one is asked for.</summary>
    Cursor,

    /// <summary>Pages are counted from 1.</summary>
    Number,
}
