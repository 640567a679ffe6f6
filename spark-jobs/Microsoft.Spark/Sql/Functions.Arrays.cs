namespace Microsoft.Spark.Sql;

// Arrays.
public static partial class Functions
{
    /// <summary>An array of the columns' values, which are of one type.</summary>
    public static Column Array(params Column[] columns) => Call("array", [columns]);

    /// <inheritdoc cref="Array(Column[])" />
    public static Column Array(string columnName, params string[] columnNames) => Call("array", columnName, columnNames);

    /// <summary>Whether the array holds the value; null where the array is null.</summary>
    public static Column ArrayContains(Column column, object value) => Call("array_contains", column, JavaValue.Of(value));

    /// <summary>The array without repeated elements.</summary>
    public static Column ArrayDistinct(Column column) => Call("array_distinct", column);

    /// <summary>The elements of the first array that the second has not, each once.</summary>
    public static Column ArrayExcept(Column col1, Column col2) => Call("array_except", col1, col2);

    /// <summary>The elements that both arrays have, each once.</summary>
    public static Column ArrayIntersect(Column col1, Column col2) => Call("array_intersect", col1, col2);

    /// <summary>The elements joined into a text; nulls are left out unless a text stands for them.</summary>
    public static Column ArrayJoin(Column column, string delimiter) => Call("array_join", column, delimiter);

    /// <inheritdoc cref="ArrayJoin(Column, string)" />
    public static Column ArrayJoin(Column column, string delimiter, string nullReplacement) => Call("array_join", column, delimiter, nullReplacement);

    /// <summary>The largest element.</summary>
    public static Column ArrayMax(Column column) => Call("array_max", column);

    /// <summary>The smallest element.</summary>
    public static Column ArrayMin(Column column) => Call("array_min", column);

    /// <summary>The place of the value's first occurrence, counted from 1; 0 where there is none.</summary>
    public static Column ArrayPosition(Column column, object value) => Call("array_position", column, JavaValue.Of(value));

    /// <summary>The array without the elements that equal the value.</summary>
    public static Column ArrayRemove(Column column, object element) => Call("array_remove", column, JavaValue.Of(element));

    /// <summary>An array of the value, some times.</summary>
    public static Column ArrayRepeat(Column left, Column right) => Call("array_repeat", left, right);

    /// <inheritdoc cref="ArrayRepeat(Column, Column)" />
    public static Column ArrayRepeat(Column left, int count) => Call("array_repeat", left, count);

    /// <summary>The elements in ascending order, nulls last.</summary>
    public static Column ArraySort(Column column) => Call("array_sort", column);

    /// <summary>The elements that either array has, each once.</summary>
    public static Column ArrayUnion(Column col1, Column col2) => Call("array_union", col1, col2);

    /// <summary>Whether the arrays share an element that is not null.</summary>
    public static Column ArraysOverlap(Column a1, Column a2) => Call("arrays_overlap", a1, a2);

    /// <summary>An array of structs: the n-th holds the n-th element of each array.</summary>
    public static Column ArraysZip(params Column[] columns) => Call("arrays_zip", [columns]);

    /// <summary>The element of an array at a place, counted from 1 or from the end if negative, or the value of a map's key.</summary>
    public static Column ElementAt(Column column, object value) => Call("element_at", column, JavaValue.Of(value));

    /// <summary>The arrays of an array, one after another.</summary>
    public static Column Flatten(Column column) => Call("flatten", column);

    /// <summary>The text or array from its end to its start.</summary>
    public static Column Reverse(Column column) => Call("reverse", column);

    /// <summary>The values from start to stop, both included, by a step.</summary>
    public static Column Sequence(Column start, Column stop) => Call("sequence", start, stop);

    /// <inheritdoc cref="Sequence(Column, Column)" />
    public static Column Sequence(Column start, Column stop, Column step) => Call("sequence", start, stop, step);

    /// <summary>The elements in a random order.</summary>
    public static Column Shuffle(Column column) => Call("shuffle", column);

    /// <summary>How many elements an array or map has.</summary>
    public static Column Size(Column column) => Call("size", column);

    /// <summary>A part of an array: its place, counted from 1 or from the end if negative, and its length.</summary>
    public static Column Slice(Column column, Column start, Column length) => Call("slice", column, start, length);

    /// <inheritdoc cref="Slice(Column, Column, Column)" />
    public static Column Slice(Column column, int start, int length) => Call("slice", column, start, length);

    /// <summary>The elements in order; nulls first when ascending, last when descending.</summary>
    public static Column SortArray(Column column, bool asc = true) => Call("sort_array", column, asc);
}
