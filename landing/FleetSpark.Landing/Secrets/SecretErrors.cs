using FleetSpark.Core;

namespace FleetSpark.Landing.Secrets;

/// <summary>The coded failures of secrets, FS25. None quotes a secret.</summary>
public static class SecretErrors
{
    /// <summary>A secret is not there, or may not be read.</summary>
    public static FleetException CannotRead(SecretName name, Exception cause) =>
        new("FS2501", $"Cannot read the secret '{name}': {Sentence.Of(cause)} Put it there, or mend the name in the settings or the rights.", FailureKind.Retry, cause);

    /// <summary>A secret holds bytes.</summary>
    public static FleetException NoText(SecretName name) => new("FS2504", $"The secret '{name}' is no text. Store it as one.");

    /// <summary>A member of a secret is named, and the secret has none of that name.</summary>
    public static FleetException NoMember(SecretName name) =>
        new("FS2505", $"The secret '{name}' is no JSON object with the member that is named after '#'. Mend the name in the settings, or the secret.");
}
