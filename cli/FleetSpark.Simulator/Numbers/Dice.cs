namespace FleetSpark.Simulator.Numbers;

/// <summary>
/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014; constants as in Vigna's public-domain splitmix64.c). A thing has dice of its own, so that what it does depends on
/// the seed and on itself alone, and things can be made in parallel.
/// </summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    /// <summary>The dice of one thing: a truck, a day, a road.</summary>
    public static Dice Of(long seed, Rolls rolls, long index)
    {
        var mixed = new Dice(unchecked((ulong)seed)).Next();
        mixed = new Dice(mixed ^ (ulong)rolls).Next();
        return new Dice(new Dice(mixed ^ unchecked((ulong)index)).Next());
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool PerMille(int times) => Below(1000) < times;

    /// <summary>0 included to 1 excluded.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of the given.</summary>
    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];
}

/// <summary>Whose dice: things of two kinds with the same index must not roll alike.</summary>
internal enum Rolls
{
    /// <summary>How a truck drives.</summary>
    Truck,

    /// <summary>How a truck's tracker sends.</summary>
    Tracker,

    /// <summary>How a truck is called and built.</summary>
    Identity,

    /// <summary>The registry's changes of a day.</summary>
    Registry,

    /// <summary>The tag operator.</summary>
    Tags,

    /// <summary>The bank's day.</summary>
    Bank,

    /// <summary>The shape of a road.</summary>
    Road,

    /// <summary>Where a site stands.</summary>
    Site,

    /// <summary>A plaza's tariff.</summary>
    Tariff,

    /// <summary>The whole of a file.</summary>
    File,

    /// <summary>What parking costs and when it is posted.</summary>
    Charges,
}
