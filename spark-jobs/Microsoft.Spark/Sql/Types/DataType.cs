using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Spark.Sql.Types;

/// <summary>The type of a value in Spark. Two are equal if their JSON is.</summary>
public abstract class DataType
{
    /// <summary>The type's name in JSON where it has no parts, such as <c>integer</c>.</summary>
    public string TypeName => Name;

    /// <summary>The type in one line, such as <c>array&lt;integer&gt;</c>.</summary>
    public virtual string SimpleString => TypeName;

    /// <summary>The type as Spark writes it in JSON.</summary>
    public string Json => JsonValue.ToString(Formatting.None);

    internal virtual JToken JsonValue => Name;

    internal virtual string Name => GetType().Name[..^"Type".Length].ToLowerInvariant();

    /// <summary>The type that a JSON text of Spark means.</summary>
    /// <exception cref="ArgumentException">The text means none.</exception>
    public static DataType ParseDataType(string json) => DataTypeJson.Parse(json);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is DataType other && Json == other.Json);

    /// <inheritdoc />
    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    /// <summary>The <c>DataType</c> in the JVM.</summary>
    internal JvmObjectReference ToJvm() => SparkEnvironment.JvmBridge.CallForReference("org.apache.spark.sql.types.DataType", "fromJson", Json);
}
