namespace FleetSpark.Simulator.Numbers;

/// <summary>
/// The few functions that geography needs, from + - * / and the square root alone, which IEEE 754 fixes to the last bit: Math.Sin and its
/// kin come from each system's C library and differ there. Series are cut where the next term is below a double's resolution.
/// </summary>
internal static class ExactMath
{
    /// <summary>Radians in a degree.</summary>
    public const double RadiansPerDegree = 3.14159265358979323846 / 180;

    /// <summary>Sine of an angle between -1 and 1 radians.</summary>
    public static double Sin(double x)
    {
        var square = x * x;
        var sum = 0.0;
        var term = x;
        for (var n = 1; n < 20; n += 2)
        {
            sum += term;
            term = -term * square / ((n + 1) * (n + 2));
        }

        return sum;
    }

    /// <summary>Cosine of an angle between -1 and 1 radians.</summary>
    public static double Cos(double x)
    {
        var square = x * x;
        var sum = 0.0;
        var term = 1.0;
        for (var n = 0; n < 20; n += 2)
        {
            sum += term;
            term = -term * square / ((n + 1) * (n + 2));
        }

        return sum;
    }

    /// <summary>Arc sine of a ratio between 0 and 0.4.</summary>
    public static double Asin(double x)
    {
        var square = x * x;
        var sum = 0.0;
        var power = x;
        for (var n = 1; n < 40; n += 2)
        {
            sum += power / n;
            power = power * square * n / (n + 1);
        }

        return sum;
    }
}
