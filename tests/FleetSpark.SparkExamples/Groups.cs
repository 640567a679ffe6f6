using Microsoft.Spark.Sql;
using static Microsoft.Spark.Sql.Functions;

namespace FleetSpark.SparkExamples;

/// <summary>Groups and what is said of them.</summary>
internal static class Groups
{
    public static void Run(SparkSession spark)
    {
        DataFrame trips = Inputs.Trips(spark);

        Inputs.Headline("groups: sums, averages, the distinct");
        trips.GroupBy("vehicle")
            .Agg(Count("trip_id").As("trips"), Round(Sum("distance_km"), 1).As("km"), Avg("distance_km").As("average"), CountDistinct("driver").As("drivers"), Max(Col("started_on")).As("last_on"))
            .OrderBy(Col("km").Desc())
            .Show();

        Inputs.Headline("groups: a column of each day");
        trips.GroupBy("vehicle").Pivot("started_on").Agg(Sum("distance_km")).OrderBy("vehicle").Show();
        trips.GroupBy("vehicle").Pivot("driver", new object[] { "Ana", "Dora" }).Count().OrderBy("vehicle").Show();

        Inputs.Headline("groups: with their totals");
        trips.Rollup("started_on", "vehicle").Sum("distance_km").OrderBy("started_on", "vehicle").Show();

        Inputs.Headline("columns by cases and expressions");
        trips.Select(
                Col("trip_id"),
                When(Col("distance_km") > 100, "long").When(Col("distance_km").IsNull(), "unknown").Otherwise("short").As("kind"),
                Upper(Col("vehicle")).As("name"),
                ConcatWs("/", Col("vehicle"), DateFormat(Col("started_on"), "dd.MM.")).As("label"),
                Expr("distance_km * 1000").Cast("int").As("metres"),
                Col("vehicle").StartsWith("truck").And(Col("driver").IsNotNull()).As("is_known_truck"),
                DateAdd(Col("started_on"), 1).As("next_day"))
            .OrderBy(Col("trip_id").Asc())
            .Show();
    }
}
