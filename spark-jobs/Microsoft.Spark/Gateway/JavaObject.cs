namespace Microsoft.Spark.Gateway;

/// <summary>An object in the JVM. Once nothing here refers to it, one of the next calls lets the JVM forget it too.</summary>
internal sealed class JavaObject(GatewayClient gateway, RemoteReference reference)
{
#pragma warning disable MA0055 // what it lets go lives in another process, which only this can tell; callers who would have to dispose of each column would not
    /// <summary>Lets the object go. A finalizer may not wait for an answer, so that it only says which one.</summary>
    ~JavaObject() => Gateway.ReleaseLater(Id);
#pragma warning restore MA0055

    /// <summary>Its id at the gateway.</summary>
    public string Id { get; } = reference.Id;

    /// <summary>Its token: a plain object, list, array, map, set or iterator.</summary>
    public byte Kind { get; } = reference.Kind;

    /// <summary>Where it is known.</summary>
    public GatewayClient Gateway { get; } = gateway;
}
