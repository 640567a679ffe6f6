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

    // For how much of a thing its price is, by what the repository's file says of it in any region.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal);

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
        var prices = YamlMap.Parse(text, FileName, faults) is { } yaml ? PriceReader.Read(yaml) : [];
        faults.AddRange(
            from price in prices
            where Units.TryGetValue(price.Name, out var unit) && unit != price.Per
            select $"the price of '{KeyOf(price.Region, price.Name)}' is per '{price.Per}', and what uses it counts by '{Units[price.Name]}'");
        faults.AddRange(prices.Where(price => Units.Count > 0 && !IsUsed(price.Name)).Select(price => $"nothing is counted by the price '{price.Name}' of {price.Region}"));
        return faults.Count == 0 ? new PriceTable(prices) : throw PriceErrors.FaultyFile(faults);
    }

    /// <summary>These prices with others over them.</summary>
    public PriceTable With(PriceTable others) => new(All.Concat(others.All));

    /// <summary>A price; null where it is not known.</summary>
    public Price? Find(string region, string name) => _prices.GetValueOrDefault(KeyOf(region, name));

    /// <summary>How a price is named in a message.</summary>
    public static string KeyOf(string region, string name) => $"{region}/{name}";

    // A kind of machine, which has a point in its name, may be one that the repository's file does not have.
    private static bool IsUsed(string name) => Units.ContainsKey(name) || (name.Split('/') is ["ec2" or "emr", var thing] && thing.Contains('.', StringComparison.Ordinal));

    private static PriceTable ReadBuiltIn()
    {
        using var reader = new StreamReader(typeof(PriceTable).Assembly.GetManifestResourceStream(FileName)!);
        var table = Parse(reader.ReadToEnd());
        foreach (var price in table.All)
        {
            Units.TryAdd(price.Name, price.Per);
        }

        return table;
    }
}
