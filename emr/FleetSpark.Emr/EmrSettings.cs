using FleetSpark.Core;
using FleetSpark.Emr.Athena;
using FleetSpark.Emr.Catalog;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Serverless;
using FleetSpark.Emr.Watching;
using FleetSpark.Lake;

namespace FleetSpark.Emr;

/// <summary>How a lake uses EMR, Glue and Athena: <c>emr.yaml</c>, beside <c>settings.yaml</c> at the lake's place. Each section may be left out by who does not use it.</summary>
public sealed record EmrSettings
{
    /// <summary>The file's name, at a lake's place.</summary>
    public const string FileName = "emr.yaml";

    /// <summary>Where packages of the program lie, <c>s3://bucket/prefix</c>; null for a lake without runs on EMR.</summary>
    public LakeLocation? Packages { get; init; }

    /// <summary>Where EMR puts logs, <c>s3://bucket/prefix</c>; without it nothing can be told of a run's failure but its state.</summary>
    public LakeLocation? Logs { get; init; }

    /// <summary>The cluster; null where runs work on EMR Serverless alone.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>The application of EMR Serverless; null where there is none.</summary>
    public ServerlessSettings? Serverless { get; init; }

    /// <summary>The topic that alarms and runs tell; null for a lake that nobody watches.</summary>
    public AlarmTopic? Topic { get; init; }

    /// <summary>How the lake is registered in Glue.</summary>
    public CatalogSettings Catalog { get; init; } = new();

    /// <summary>How Athena is asked.</summary>
    public AthenaSettings Athena { get; init; } = new();

    /// <summary>The processors of the place where runs work; Graviton where none is said.</summary>
    public Architecture Architecture => Cluster?.Architecture ?? Serverless?.Architecture ?? Architecture.Arm64;

    /// <summary>Settings of Spark beyond those that a run needs, <c>spark.executor.memory</c> say.</summary>
    public IReadOnlyDictionary<string, string> Spark { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where packages lie, of a lake whose runs need them.</summary>
    /// <exception cref="FleetException">FS7004: emr.yaml does not say.</exception>
    public LakeLocation RequiredPackages => Packages ?? throw EmrErrors.NotSetUp("packages", "no place for packages");

    /// <summary>Reads the settings of a lake.</summary>
    /// <returns>The settings; the defaults where there is no such file.</returns>
    /// <exception cref="FleetException">FS7001: it has faults, all of which are named.</exception>
    public static async Task<EmrSettings> ReadAsync(DataLake lake, CancellationToken cancellationToken) =>
        await lake.ReadTextAsync(FileName, cancellationToken) is { } text ? Parse(text) : new EmrSettings();

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="FleetException">FS7001: it has faults, all of which are named.</exception>
    public static EmrSettings Parse(string text)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return new EmrSettings();
        }

        if (YamlMap.Parse(text, FileName, faults) is not { } yaml)
        {
            throw EmrErrors.FaultySettings(faults);
        }

        var settings = new EmrSettings
        {
            Packages = ReadPlace(yaml, "packages"),
            Logs = ReadPlace(yaml, "logs"),
            Cluster = yaml.Has("cluster") ? ClusterSettings.Read(yaml.Map("cluster")) : null,
            Serverless = yaml.Has("serverless") ? ServerlessSettings.Read(yaml.Map("serverless")) : null,
            Topic = AlarmTopic.Read(yaml),
            Catalog = CatalogSettings.Read(yaml.Map("catalog")),
            Athena = AthenaSettings.Read(yaml.Map("athena")),
            Spark = ReadSpark(yaml.Map("spark")),
        };
        yaml.RefuseUnknownKeys();
        return faults.Count == 0 ? settings : throw EmrErrors.FaultySettings(faults);
    }

    /// <summary>The topic that a text names, whatever faults its other sections have; null where it names none.</summary>
    public static AlarmTopic? TopicOf(string text) => YamlMap.Parse(text, FileName, []) is { } yaml ? AlarmTopic.Read(yaml) : null;

    private static SortedDictionary<string, string> ReadSpark(YamlMap yaml)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in yaml.Keys)
        {
            settings[key] = yaml.Required(key);
            if (!key.StartsWith("spark.", StringComparison.Ordinal))
            {
                yaml.AddFault($"'{key}' is no setting of Spark: their names begin with 'spark.'");
            }
        }

        return settings;
    }

    /// <summary>A place on S3; null where none is named, and where it is none, which is a fault of the file.</summary>
    internal static LakeLocation? ReadPlace(YamlMap yaml, string key)
    {
        if (yaml.Optional(key) is not { } text)
        {
            return null;
        }

        if (text.StartsWith("s3://", StringComparison.Ordinal) && LakeLocation.TryParse(text, out var place))
        {
            return place;
        }

        yaml.AddFault($"'{key}' is '{text}', which is no place on S3: write s3://bucket/prefix");
        return null;
    }
}
