using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Expressions;
using static Microsoft.Spark.Sql.Functions;
// One of the functions is called so too.
using Window = Microsoft.Spark.Sql.Expressions.Window;

namespace FleetSpark.SparkExamples;

/// <summary>Columns that look at the rows around.</summary>
internal static class Windows
{
    public static void Run(SparkSession spark)
    {
        Inputs.Headline("windows: number, rank, the one before, a running sum");
        WindowSpec byVehicle = Window.PartitionBy("vehicle").OrderBy("trip_id");
        WindowSpec upToNow = byVehicle.RowsBetween(Window.UnboundedPreceding, Window.CurrentRow);
        WindowSpec byDistance = Window.OrderBy(Col("distance_km").DescNullsLast());
        Inputs.Trips(spark)
            .WithColumn("number", RowNumber().Over(byVehicle))
            .WithColumn("rank", Rank().Over(byDistance))
            .WithColumn("before", Lag("distance_km", 1).Over(byVehicle))
            .WithColumn("so_far", Sum("distance_km").Over(upToNow))
            .Select("trip_id", "vehicle", "number", "rank", "before", "so_far")
            .OrderBy("trip_id")
            .Show();

        Inputs.Headline("windows: the last trip of each vehicle");
        WindowSpec latest = Window.PartitionBy(Col("vehicle")).OrderBy(Desc("started_on"), Desc("trip_id"));
        Inputs.Trips(spark)
            .WithColumn("place", RowNumber().Over(latest))
            .Where(Col("place").EqualTo(1))
            .Drop("place")
            .OrderBy("vehicle")
            .Show();
    }
}
