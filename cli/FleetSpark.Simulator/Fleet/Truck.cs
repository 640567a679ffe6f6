using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Fleet;

/// <summary>A truck as the registry knows it. What changes is its tracker, its driver, and that it is sold.</summary>
internal sealed class Truck
{
    private static readonly (string Model, int Axles, int Weight)[] Models =
    [
        ("Mercedes-Benz Accelo 1017", 2, 6), ("Volkswagen Delivery 11.180", 2, 7), ("Iveco Tector 11-190", 2, 3),
        ("Volkswagen Constellation 24.280", 3, 10), ("Mercedes-Benz Atego 2430", 3, 9), ("Ford Cargo 2429", 3, 4),
        ("Scania P 320 8x2", 4, 4), ("Volvo VM 330 8x2", 4, 5), ("DAF CF 85", 5, 8), ("Mercedes-Benz Actros 2045", 5, 7),
        ("Scania R 450", 6, 14), ("Volvo FH 460", 6, 15), ("Iveco S-Way 480", 6, 6), ("Volvo FH 540", 7, 9), ("Scania R 500", 7, 8),
        ("Mercedes-Benz Actros 2651", 8, 2), ("DAF XF 530", 9, 7), ("Scania R 540", 9, 9),
    ];

    private static readonly string[] Fleets = ["Granéis Sul", "Carga Geral", "Frigorífico", "Combustíveis", "Expresso Litoral", "Contêineres"];

    /// <summary>The truck of an index, 0 up.</summary>
    public Truck(long seed, int index, int homes)
    {
        var dice = Dice.Of(seed, Rolls.Identity, index);
        Index = index;
        Plate = PlateOf(index);
        (Model, Axles, _) = Choose(dice);
        FleetName = dice.Pick(Fleets);
        Home = dice.Below(homes);
        // Past 2^53: read as a double, this number would become another.
        DeviceNumber = index == 0 ? "9007199254740993" : NumberOfDevice(index);
        DriverNumber = index + 1;
        BoughtDaysBefore = dice.Between(30, 1_500);
        RetiresOnDay = index % 151 == 37 ? index / 151 % 20 : null;
    }

    /// <summary>0 up; what the truck does depends on the seed and this.</summary>
    public int Index { get; }

    /// <summary>Mercosul plate, e.g. <c>ABC1D23</c>.</summary>
    public string Plate { get; }

    /// <summary>Maker and model.</summary>
    public string Model { get; }

    /// <summary>Axles, those of its trailers among them: 2 to 9.</summary>
    public int Axles { get; }

    /// <summary>The part of the company it works for.</summary>
    public string FleetName { get; }

    /// <summary>Which depot it calls home, 0 up.</summary>
    public int Home { get; }

    /// <summary>How many days before the first day its first registry row holds.</summary>
    public int BoughtDaysBefore { get; }

    /// <summary>On which simulated day, 0 up, it is retired at noon; null for never. Such a truck stands at its depot until then.</summary>
    public int? RetiresOnDay { get; }

    /// <summary>Digits of the tracker it carries now.</summary>
    public string DeviceNumber { get; set; }

    /// <summary>When it gets another tracker, in seconds since 1970; null where none is fitted.</summary>
    public long? SwapAt { get; set; }

    /// <summary>The tracker it gets then.</summary>
    public string NextDeviceNumber { get; set; } = "";

    /// <summary>When it stopped being a truck of the company, in seconds since 1970; null while it is one.</summary>
    public long? RetiredAt { get; set; }

    /// <summary>Number of the driver it has now.</summary>
    public int DriverNumber { get; set; }

    /// <summary>The tracker of an index: 15 digits as an IMEI has, of a type code that no maker was given.</summary>
    public static string NumberOfDevice(int index) => $"00860400{index * 13 % 10_000_000:D7}";

    /// <summary>A plate by its number, 0 to 400 million: no two are alike.</summary>
    public static string PlateOf(int number)
    {
        // A stride that shares no factor with the count of plates, so that neighbours do not look alike.
        var mixed = (int)((number + 17L) * 179_424_673L % 456_976_000L);
        var letters = mixed / 26_000;
        return $"{Letter(letters / 676)}{Letter(letters / 26)}{Letter(letters)}{mixed / 2_600 % 10}{Letter(mixed / 100)}{mixed % 100:D2}";
    }

    private static char Letter(int number) => (char)('A' + (number % 26));

    private static (string Model, int Axles, int Weight) Choose(Dice dice)
    {
        var left = dice.Below(Models.Sum(m => m.Weight));
        return Models.First(m => (left -= m.Weight) < 0);
    }
}
