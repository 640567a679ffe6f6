namespace FleetSpark.Emr.Prices;

/// <summary>A list price of AWS.</summary>
/// <param name="Region">Where it holds.</param>
/// <param name="Name">Of what: the service and the thing, <c>ec2/m7g.xlarge</c> say.</param>
/// <param name="Usd">US dollars.</param>
/// <param name="Per">For how much of it: <c>hour</c>, <c>GB-month</c>.</param>
/// <param name="Date">The day as of which it is known.</param>
/// <param name="Source">Where from, for a person.</param>
public sealed record Price(string Region, string Name, decimal Usd, string Per, DateOnly Date, string Source);
