namespace FleetSpark.TagOperator;

/// <summary>A good answer, before anything is done to it.</summary>
/// <param name="ContentType">Its type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Status">Its status.</param>
public sealed record Answer(string ContentType, byte[] Body, int Status = 200);
