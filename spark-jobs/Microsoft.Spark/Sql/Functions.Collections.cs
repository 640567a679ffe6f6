namespace Microsoft.Spark.Sql;

// Maps, structs, and rows made of collections.
public static partial class Functions
{
    /// <summary>A row for each element of an array or entry of a map; none where it is empty or null.</summary>
    public static Column Explode(Column column) => Call("explode", column);

    /// <summary>A row for each element of an array or entry of a map; one of nulls where it is empty or null.</summary>
    public static Column ExplodeOuter(Column column) => Call("explode_outer", column);

    /// <summary>A map of the columns: a key, its value, the next key and so on.</summary>
    public static Column Map(params Column[] columns) => Call("map", [columns]);

    /// <summary>The entries of all maps in one.</summary>
    public static Column MapConcat(params Column[] columns) => Call("map_concat", [columns]);

    /// <summary>The entries as an array of structs.</summary>
    public static Column MapEntries(Column column) => Call("map_entries", column);

    /// <summary>A map of an array of keys and an array of values.</summary>
    public static Column MapFromArrays(Column key, Column values) => Call("map_from_arrays", key, values);

    /// <summary>A map of an array of structs.</summary>
    public static Column MapFromEntries(Column column) => Call("map_from_entries", column);

    /// <summary>The keys as an array, in no order.</summary>
    public static Column MapKeys(Column column) => Call("map_keys", column);

    /// <summary>The values as an array, in no order.</summary>
    public static Column MapValues(Column column) => Call("map_values", column);

    /// <summary>As <see cref="Explode"/>, with the place of each, counted from 0.</summary>
    public static Column PosExplode(Column column) => Call("posexplode", column);

    /// <summary>As <see cref="ExplodeOuter"/>, with the place of each, counted from 0.</summary>
    public static Column PosExplodeOuter(Column column) => Call("posexplode_outer", column);

    /// <summary>A struct of the columns.</summary>
    public static Column Struct(params Column[] columns) => Call("struct", [columns]);

    /// <inheritdoc cref="Struct(Column[])" />
    public static Column Struct(string columnName, params string[] columnNames) => Call("struct", columnName, columnNames);
}
