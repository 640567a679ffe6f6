using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Prices;

/// <summary>Dated list prices by region: those of <c>prices.yaml</c> of this repository, and over them those of a file of that name at a lake's place.</summary>
public sealed class PriceTable
{
    /// <summary>The file's name, at a lake's place.</summary>
    public const string FileName = "prices.yaml";

    private readonly SortedDictionary<string, Price> _prices = new(StringComparer.Ordinal);

    private PriceTable(IEnumerable<Price> prices)
    {
        foreach (var price in prices)
        {
            _prices[KeyOf(price.Region, price.Name)] = price;
        }
    }

    /// <summary>The prices of this repository.</summary>
    public static PriceTable BuiltIn { get; } = ReadBuiltIn();

    /// <summary>All prices, by region and name.</summary>
    public IReadOnlyCollection<Price> All => _prices.Values;

    /// <summary>The prices that hold for a lake: its file's, and the repository's where it names none.</summary>
    /// <exception cref="FleetException">FS7601: its file has faults, all of which are named.</exception>
    public static async Task<PriceTable> ReadAsync(DataLake lake, CancellationToken cancellationToken) =>
        await lake.ReadTextAsync(FileName, cancellationToken) is { } text ? BuiltIn.With(Parse(text)) : BuiltIn;

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FleetException">FS7601: it has faults, all of which are named.</exception>
    public static PriceTable Parse(string text)
    {
        var faults = new List<string>();
        var prices = Read(text, faults);
        faults.AddRange(prices.Select(BuiltIn.FaultOf).OfType<string>());
        return faults.Count == 0 ? new PriceTable(prices) : throw PriceErrors.FaultyFile(faults);
    }

    /// <summary>These prices with others over them.</summary>
    public PriceTable With(PriceTable others) => new(All.Concat(others.All));

    /// <summary>A price; null where it is not known.</summary>
    public Price? Find(string region, string name) => _prices.GetValueOrDefault(KeyOf(region, name));

    /// <summary>How a price is named in a message.</summary>
    public static string KeyOf(string region, string name) => $"{region}/{name}";

    private static IReadOnlyList<Price> Read(string text, List<string> faults) => YamlMap.Parse(text, FileName, faults) is { } yaml ? PriceReader.Read(yaml) : [];

    private static PriceTable ReadBuiltIn()
    {
        using var reader = new StreamReader(typeof(PriceTable).Assembly.GetManifestResourceStream(FileName)!);
        var faults = new List<string>();
        var prices = Read(reader.ReadToEnd(), faults);
        return faults.Count == 0 ? new PriceTable(prices) : throw PriceErrors.FaultyFile(faults);
    }

    // Whether what counts by these prices would count wrongly by that one, or not at all. A kind of machine, which has a point in its name, may be one that is not among these.
    private string? FaultOf(Price price)
    {
        var isMachine = price.Name.Split('/') is ["ec2" or "emr", var thing] && thing.Contains('.', StringComparison.Ordinal);
        var unit = isMachine ? "hour" : All.FirstOrDefault(known => known.Name == price.Name)?.Per;
        return unit is null ? $"nothing is counted by the price '{price.Name}' of {price.Region}"
            : unit != price.Per ? $"the price of '{KeyOf(price.Region, price.Name)}' is per '{price.Per}', and what uses it counts by '{unit}'"
            : null;
    }
}
