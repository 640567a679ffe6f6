namespace Microsoft.Spark.Sql;

// What takes two data frames.
public sealed partial class DataFrame
{
    /// <summary>Each row with each of the other.</summary>
    public DataFrame Join(DataFrame right) => Call("join", right);

    /// <summary>The rows of both that agree in a column, which comes once.</summary>
    public DataFrame Join(DataFrame right, string usingColumn) => Call("join", right, usingColumn);

    /// <summary>The rows of both that agree in some columns, which come once.</summary>
    /// <param name="right">The other.</param>
    /// <param name="usingColumns">The columns.</param>
    /// <param name="joinType"><c>inner</c>, <c>left</c>, <c>right</c>, <c>full</c>, <c>left_semi</c> or <c>left_anti</c>.</param>
    public DataFrame Join(DataFrame right, IEnumerable<string> usingColumns, string joinType = "inner") => Call("join", right, usingColumns.ToArray(), joinType);

    /// <summary>The rows of both for which a condition holds.</summary>
    /// <param name="right">The other.</param>
    /// <param name="joinExpr">The condition.</param>
    /// <param name="joinType"><c>inner</c>, <c>left</c>, <c>right</c>, <c>full</c>, <c>left_semi</c> or <c>left_anti</c>.</param>
    public DataFrame Join(DataFrame right, Column joinExpr, string joinType = "inner") => Call("join", right, joinExpr, joinType);

    /// <summary>Each row with each of the other.</summary>
    public DataFrame CrossJoin(DataFrame right) => Call("crossJoin", right);

    /// <summary>The rows of both, repetitions kept, matched by the columns' places.</summary>
    public DataFrame Union(DataFrame other) => Call("union", other);

    /// <summary>The rows of both, repetitions kept, matched by the columns' names.</summary>
    public DataFrame UnionByName(DataFrame other) => Call("unionByName", other);

    /// <summary>The rows of both, repetitions kept, matched by the columns' names.</summary>
    /// <param name="other">The other.</param>
    /// <param name="allowMissingColumns">Whether a column that one of them has not is null there; else the query is refused.</param>
    public DataFrame UnionByName(DataFrame other, bool allowMissingColumns) => Call("unionByName", other, allowMissingColumns);

    /// <summary>The rows that both have, each once.</summary>
    public DataFrame Intersect(DataFrame other) => Call("intersect", other);

    /// <summary>The rows that both have, as often as in the one that has fewer.</summary>
    public DataFrame IntersectAll(DataFrame other) => Call("intersectAll", other);

    /// <summary>The rows that the other has not, each once.</summary>
    public DataFrame Except(DataFrame other) => Call("except", other);

    /// <summary>The rows that the other has not, one taken away for each that it has.</summary>
    public DataFrame ExceptAll(DataFrame other) => Call("exceptAll", other);
}
