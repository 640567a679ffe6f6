using FleetSpark.Core;

namespace FleetSpark.Landing.Secrets;

/// <summary>Reads secrets by name, anew at each call, since they are rotated.</summary>
public interface ISecretReader
{
    /// <summary>The secret's text. It must stand in no log line, no error, no answer and no process's arguments.</summary>
    /// <param name="name">Where it is kept.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS2501: there is none of that name, or it may not be read.</exception>
    Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken);
}
