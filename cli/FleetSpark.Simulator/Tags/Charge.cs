using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Tags;

/// <summary>A toll or parking charge as it should be.</summary>
/// <param name="TransactionId">The operator's key.</param>
/// <param name="TruckIndex">Index of the truck.</param>
/// <param name="Plate">Its plate.</param>
/// <param name="Plaza">The plaza; null for parking.</param>
/// <param name="Place">Where it parked; null for toll.</param>
/// <param name="EnteredAt">When it entered the parking, seconds since 1970; null for toll.</param>
/// <param name="OccurredAt">When it passed or left, seconds since 1970.</param>
/// <param name="Cents">The amount.</param>
/// <param name="Axles">Axles charged; null for parking.</param>
/// <param name="PostedAt">When the operator booked it, seconds since 1970.</param>
internal sealed record Charge(
    string TransactionId, int TruckIndex, string Plate, TollPlaza? Plaza, Place? Place, long? EnteredAt, long OccurredAt, long Cents, int? Axles, long PostedAt)
{
    /// <summary>toll or parking.</summary>
    public string Kind => Plaza is null ? "parking" : "toll";
}
