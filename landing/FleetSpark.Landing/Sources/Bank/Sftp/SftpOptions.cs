using System.IO.Enumeration;
using FleetSpark.Core;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>Where the bank leaves its files, and how they are taken.</summary>
public sealed record SftpOptions
{
    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The user's name there.</summary>
    public required string User { get; init; }

    /// <summary>
    /// The SHA-256 fingerprints of the server's host keys, in base64 without padding as <c>ssh-keygen -l</c> prints them, <c>SHA256:</c> left out. A server with
    /// another key is refused. At least one; more while the bank changes its key, or where it has keys of several kinds.
    /// </summary>
    public required IReadOnlyList<string> HostKeys { get; init; }

    /// <summary>The secret that holds the user's private key; null where a password serves.</summary>
    public SecretName? PrivateKey { get; init; }

    /// <summary>The secret that holds the private key's passphrase; null where it has none.</summary>
    public SecretName? Passphrase { get; init; }

    /// <summary>The secret that holds the user's password; null where a private key serves.</summary>
    public SecretName? Password { get; init; }

    /// <summary>The folder on the server; folders below it are not looked into.</summary>
    public required string Folder { get; init; }

    /// <summary>Which names are taken: <c>*</c> stands for any letters, <c>?</c> for one. Hidden files, folders and links never are.</summary>
    public string Pattern { get; init; } = "*";

    /// <summary>
    /// What the bank puts behind a file's name to make the file that says that it is complete, such as <c>.ok</c>; null where there is none: then
    /// a file is complete when length and time stay equal over two looks.
    /// </summary>
    public string? MarkerSuffix { get; init; }

    /// <summary>The folder to which landed files are moved, relative to <see cref="Folder"/>; made where it is not there. Null leaves them.</summary>
    public string? DoneFolder { get; init; }

    /// <summary>The time between the two looks, 2 s to 1 h: the server's times have whole seconds.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a connection may take to be made; 1 s to 10 min.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the server may be silent before the connection counts as frozen; 1 s to 10 min.</summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row something is tried that breaks off; a file that comes on between starts the count anew. 1 to 100.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The most bytes of a file, uncompressed; a longer one is refused, and so is gzip that unpacks to more. 1 MiB to 1 TiB.</summary>
    public long LargestFileBytes { get; init; } = 10L << 30;

    /// <summary>The folder of this machine in which records wait until their file was checked; null for one among its temporary files.</summary>
    public string? SpoolFolder { get; init; }

    private static SftpOptions Absent { get; } = new() { Host = "-", User = "-", HostKeys = [], Folder = "-" };

    /// <summary>Reads the options; all faults go to the map.</summary>
    /// <param name="yaml">The mapping that holds them, and nothing else.</param>
    public static SftpOptions Read(YamlMap yaml)
    {
        var options = new SftpOptions
        {
            Host = yaml.Required("host"),
            Port = yaml.WholeNumber("port", Absent.Port, 1, ushort.MaxValue),
            User = yaml.Required("user"),
            HostKeys = [.. yaml.Texts("host_keys").Select(text => FingerprintOf(yaml, text))],
            PrivateKey = SecretName.Read(yaml, "private_key"),
            Passphrase = SecretName.Read(yaml, "passphrase"),
            Password = SecretName.Read(yaml, "password"),
            Folder = yaml.Required("folder"),
            Pattern = yaml.Optional("pattern") ?? Absent.Pattern,
            MarkerSuffix = yaml.Optional("marker_suffix"),
            DoneFolder = yaml.Optional("done_folder"),
            LookInterval = TimeSpan.FromSeconds(yaml.WholeNumber("look_interval_seconds", (int)Absent.LookInterval.TotalSeconds, 2, 3600)),
            ConnectTimeout = TimeSpan.FromSeconds(yaml.WholeNumber("connect_timeout_seconds", (int)Absent.ConnectTimeout.TotalSeconds, 1, 600)),
            OperationTimeout = TimeSpan.FromSeconds(yaml.WholeNumber("operation_timeout_seconds", (int)Absent.OperationTimeout.TotalSeconds, 1, 600)),
            Tries = yaml.WholeNumber("tries", Absent.Tries, 1, 100),
            LargestFileBytes = (long)yaml.WholeNumber("largest_file_mebibytes", (int)(Absent.LargestFileBytes >> 20), 1, 1 << 20) << 20,
            SpoolFolder = yaml.Optional("spool_folder"),
        };
        yaml.RefuseUnknownKeys();
        options.Check(yaml);
        return options;
    }

    /// <summary>The path of the folder for landed files on the server, without a last <c>/</c>; null where they stay.</summary>
    internal string? DoneFolderPath => DoneFolder switch
    {
        null => null,
        ['/', ..] absolute => absolute.TrimEnd('/'),
        var relative => $"{Folder.TrimEnd('/')}/{relative.TrimEnd('/')}",
    };

    /// <summary>Whether a file of this name is taken.</summary>
    internal bool Takes(string name) =>
        FileSystemName.MatchesSimpleExpression(Pattern, name, ignoreCase: false)
        && (MarkerSuffix is null || !name.EndsWith(MarkerSuffix, StringComparison.Ordinal));

    private void Check(YamlMap yaml)
    {
        if (HostKeys.Count == 0)
        {
            yaml.AddFault("'host_keys' must hold at least one fingerprint, as ssh-keyscan HOST | ssh-keygen -lf - prints it and the bank confirms it");
        }

        if (yaml.Optional("private_key") is null == yaml.Optional("password") is null)
        {
            yaml.AddFault("one of 'private_key' and 'password' must name a secret, and not both");
        }

        if (Passphrase is not null && PrivateKey is null)
        {
            yaml.AddFault("'passphrase' is that of 'private_key', which is missing");
        }

        foreach (var (key, value) in new[] { ("pattern", Pattern), ("marker_suffix", MarkerSuffix), ("done_folder", DoneFolder) })
        {
            if (value is "" || (key != "done_folder" && value?.Contains('/') == true))
            {
                yaml.AddFault($"'{key}' must not be empty{(key == "done_folder" ? string.Empty : " and holds no '/'")}");
            }
        }

        if (DoneFolderPath is { } done && Plain(done) == Plain(Folder))
        {
            yaml.AddFault("'done_folder' must be another folder than 'folder'");
        }
    }

    // As the server resolves it, links apart.
    private static string Plain(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return (path.StartsWith('/') ? "/" : string.Empty) + string.Join('/', parts);
    }

    private static string FingerprintOf(YamlMap yaml, string text)
    {
        const string prefix = "SHA256:";
        const int hashLength = 32;
        var fingerprint = (text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text).TrimEnd('=');
        var hash = new byte[hashLength];
        if (!Convert.TryFromBase64String(fingerprint + "=", hash, out var length) || length != hashLength)
        {
            yaml.AddFault($"'host_keys' has '{text}', which is no SHA-256 fingerprint: write it as SHA256: and 43 characters");
        }

        return fingerprint;
    }
}
