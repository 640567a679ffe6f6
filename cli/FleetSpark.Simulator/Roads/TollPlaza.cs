using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Roads;

/// <summary>A federal toll plaza of ANTT's open data.</summary>
/// <param name="Id">Road, km and six digits of a hash of name and direction, e.g. <c>BR-381-900.9-1dd7e8</c>.</param>
/// <param name="Name">As in the file, blanks at its ends and all.</param>
/// <param name="Road">The road, e.g. <c>BR-381</c>.</param>
/// <param name="State">Two letters.</param>
/// <param name="Km">Kilometre of the road, counted anew in each state.</param>
/// <param name="Town">The municipality.</param>
/// <param name="ChargesUp">Whether it charges who drives towards greater kilometres.</param>
/// <param name="ChargesDown">Whether it charges who drives towards lesser kilometres.</param>
/// <param name="Latitude">Degrees, WGS84.</param>
/// <param name="Longitude">Degrees, WGS84.</param>
/// <param name="CentsPerAxle">The tariff in cents for each axle; invented, since the open data have none.</param>
internal sealed record TollPlaza(
    string Id, string Name, string Road, string State, double Km, string Town, bool ChargesUp, bool ChargesDown,
    double Latitude, double Longitude, int CentsPerAxle)
{
    /// <summary>All plazas of the reference file, in its order.</summary>
    public static IReadOnlyList<TollPlaza> ReadAll()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("antt-toll-plazas.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        var plazas = new List<TollPlaza>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            plazas.Add(Parse(line.Split(';'), plazas.Count));
        }

        return plazas;
    }

    private static TollPlaza Parse(string[] cells, int index)
    {
        var (name, road, km, direction) = (cells[1], cells[3], cells[5], cells[8]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{direction}"));
        return new TollPlaza(
            $"{road}-{km}-{Convert.ToHexStringLower(hash)[..6]}", name, road, cells[4], Number(km), cells[6],
            direction is "Crescente" or "Crescente/Decrescente", direction is "Decrescente" or "Crescente/Decrescente",
            Number(cells[11]), Number(cells[12]), 410 + (10 * Dice.Of(0, Rolls.Tariff, index).Below(120)));
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
