namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Decimals as whole numbers of 128 bits and a scale, as Arrow has them.</summary>
internal static class DecimalValue
{
    private const int MostDigitsAfterPoint = 28;
    private static readonly Int128 Limit = (Int128)1 << 96;

    /// <summary>The decimal, exactly; zeros at its end go where it would not fit with them.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/>.</exception>
    public static decimal Of(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled);
        while (scale > 0 && (scale > MostDigitsAfterPoint || digits >= Limit) && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        if (scale > MostDigitsAfterPoint || digits >= Limit)
        {
            throw new OverflowException("The decimal has more digits than .NET's.");
        }

        var low = (ulong)(digits & ulong.MaxValue);
        return new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)(digits >> 64), Int128.IsNegative(unscaled), (byte)scale);
    }

    /// <summary>The whole number that the decimal is at a scale.</summary>
    /// <exception cref="OverflowException">It has more digits after the point, or more in all.</exception>
    public static Int128 Unscaled(decimal value, int precision, int scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((Int128)(uint)parts[2] << 64) | ((Int128)(uint)parts[1] << 32) | (uint)parts[0];
        var most = Int128.Parse(new string('9', precision), System.Globalization.CultureInfo.InvariantCulture);
        for (var at = (int)value.Scale; at != scale;)
        {
            if (at > scale)
            {
                at--;
                digits = digits % 10 == 0 ? digits / 10 : throw TooLong(value, precision, scale);
            }
            else
            {
                at++;
                digits = digits <= most ? digits * 10 : throw TooLong(value, precision, scale);
            }
        }

        return digits > most ? throw TooLong(value, precision, scale) : decimal.IsNegative(value) ? -digits : digits;
    }

    private static OverflowException TooLong(decimal value, int precision, int scale) => new($"{value} does not fit decimal({precision},{scale}).");
}
