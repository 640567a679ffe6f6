using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

// JSON and CSV in texts.
public static partial class Functions
{
    /// <summary>What a path such as <c>$.a[0]</c> finds in a JSON text, as text; null where it finds nothing or the text is not JSON.</summary>
    public static Column GetJsonObject(Column column, string path) => Call("get_json_object", column, path);

    /// <summary>The named fields of a JSON text, a column each, as texts.</summary>
    public static Column JsonTuple(Column column, params string[] fields) => Call("json_tuple", column, fields);

    /// <summary>The type of a CSV text that is a constant, as DDL.</summary>
    public static Column SchemaOfCsv(Column csv) => Call("schema_of_csv", csv);

    /// <inheritdoc cref="SchemaOfCsv(Column)" />
    public static Column SchemaOfCsv(Column csv, Dictionary<string, string> options) => Call("schema_of_csv", csv, options);

    /// <inheritdoc cref="SchemaOfCsv(Column)" />
    public static Column SchemaOfCsv(string csv) => Call("schema_of_csv", csv);

    /// <summary>The type of a JSON text that is a constant, as DDL.</summary>
    public static Column SchemaOfJson(Column json) => Call("schema_of_json", json);

    /// <inheritdoc cref="SchemaOfJson(Column)" />
    public static Column SchemaOfJson(Column json, Dictionary<string, string> options) => Call("schema_of_json", json, options);

    /// <inheritdoc cref="SchemaOfJson(Column)" />
    public static Column SchemaOfJson(string json) => Call("schema_of_json", json);

    /// <summary>The value of a JSON text; null where the text does not fit the schema.</summary>
    /// <param name="column">The texts.</param>
    /// <param name="schema">The type as DDL or as JSON.</param>
    /// <param name="options">As a reader of JSON files takes them.</param>
    public static Column FromJson(Column column, string schema, Dictionary<string, string>? options = null) => Call("from_json", column, schema, options ?? []);

    /// <inheritdoc cref="FromJson(Column, string, Dictionary{string, string})" />
    public static Column FromJson(Column column, Column schema, Dictionary<string, string>? options = null) => Call("from_json", column, schema, options ?? []);

    /// <summary>The JSON text of a struct, array or map.</summary>
    /// <param name="column">The values.</param>
    /// <param name="options">As a writer of JSON files takes them.</param>
    public static Column ToJson(Column column, Dictionary<string, string>? options = null) => Call("to_json", column, options ?? []);

    /// <summary>The struct that a row of CSV holds.</summary>
    /// <param name="column">The texts.</param>
    /// <param name="schema">The struct's type.</param>
    /// <param name="options">As a reader of CSV files takes them.</param>
    public static Column FromCsv(Column column, StructType schema, Dictionary<string, string> options) =>
        FromCsv(column, Lit(schema.ToJvm().Invoke("toDDL")), options);

    /// <inheritdoc cref="FromCsv(Column, StructType, Dictionary{string, string})" />
    public static Column FromCsv(Column column, Column schema, Dictionary<string, string> options) => Call("from_csv", column, schema, options);

    /// <summary>The row of CSV that a struct makes.</summary>
    public static Column ToCsv(Column column) => Call("to_csv", column);

    /// <inheritdoc cref="ToCsv(Column)" />
    public static Column ToCsv(Column column, Dictionary<string, string> options) => Call("to_csv", column, options);
}
