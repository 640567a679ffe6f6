using FleetSpark.Core;

namespace FleetSpark.Landing.Secrets;

/// <summary>The coded failures of secrets, FS25. None quotes a secret.</summary>
public static class SecretErrors
{
    /// <summary>A secret is of a kind that is not read here.</summary>
    public static FleetException NotReadHere(SecretName name) =>
        new("FS2504", $"The secret '{name}' is not read by this program, which reads those in files: file:PATH.", FailureKind.WrongUse);

    /// <summary>A secret is not there, or may not be read.</summary>
    public static FleetException CannotRead(SecretName name, Exception cause) =>
        new("FS2501", $"Cannot read the secret '{name}': {cause.Message} Put it there, or mend the name in the settings or the rights.", FailureKind.Retry, cause);
}
