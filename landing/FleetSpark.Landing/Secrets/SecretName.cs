using FleetSpark.Core;

namespace FleetSpark.Landing.Secrets;

/// <summary>Where a secret is kept: what stands in settings, never the secret itself.</summary>
/// <param name="Store">Who keeps it.</param>
/// <param name="Name">Its name there: a path, a parameter's name, a secret's name or ARN.</param>
public readonly record struct SecretName(SecretStore Store, string Name)
{
    private static readonly Dictionary<string, SecretStore> Schemes = new(StringComparer.Ordinal)
    {
        ["file"] = SecretStore.File,
        ["ssm"] = SecretStore.Parameter,
        ["secretsmanager"] = SecretStore.SecretsManager,
    };

    /// <summary>Reads <c>file:PATH</c>, <c>ssm:NAME</c> or <c>secretsmanager:NAME</c>; false where it is none of them.</summary>
    public static bool TryParse(string text, out SecretName name)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var isKnown = Schemes.TryGetValue(colon < 0 ? string.Empty : text[..colon], out var store);
        name = isKnown ? new SecretName(store, text[(colon + 1)..]) : default;
        return isKnown && name.Name.Length > 0;
    }

    /// <summary>Reads it from a mapping; null where the key is absent, or, a fault, what stands there is no name of a secret.</summary>
    public static SecretName? Read(YamlMap yaml, string key)
    {
        if (yaml.Optional(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (TryParse(text, out var name))
        {
            return name;
        }

        // Not quoted: whoever writes the secret itself here must not find it in a log.
        yaml.AddFault($"'{key}' must say where the secret is kept: file:PATH, ssm:NAME or secretsmanager:NAME");
        return null;
    }

    /// <summary>Reads one that must be there; where it is not, or is none, which is a fault, it is the one of no name.</summary>
    public static SecretName Required(YamlMap yaml, string key) => yaml.Required(key).Length > 0 && Read(yaml, key) is { } secret ? secret : default;

    /// <summary>As it was read.</summary>
    public override string ToString()
    {
        var store = Store;
        return $"{Schemes.First(scheme => scheme.Value == store).Key}:{Name}";
    }
}

/// <summary>Who keeps secrets.</summary>
public enum SecretStore
{
    /// <summary>A file of this machine that its user alone may read.</summary>
    File,

    /// <summary>AWS Systems Manager Parameter Store: a SecureString.</summary>
    Parameter,

    /// <summary>AWS Secrets Manager.</summary>
    SecretsManager,
}
