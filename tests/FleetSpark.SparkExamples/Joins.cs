using System;
using System.Collections.Generic;
using Microsoft.Spark.Sql;
using static Microsoft.Spark.Sql.Functions;

namespace FleetSpark.SparkExamples;

/// <summary>Two data frames as one, in each of the ways.</summary>
internal static class Joins
{
    private static readonly string[] Types = { "inner", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti" };

    public static void Run(SparkSession spark)
    {
        DataFrame trips = Inputs.Trips(spark).Select("trip_id", "vehicle");
        DataFrame vehicles = Inputs.Vehicles(spark).Select("vehicle", "axles");
        foreach (string type in Types)
        {
            Inputs.Headline($"join: {type}");
            DataFrame joined = trips.Join(vehicles, trips["vehicle"] == vehicles["vehicle"], type);
            joined.OrderBy(type.StartsWith("left_", StringComparison.Ordinal) ? new[] { trips["trip_id"] } : new[] { trips["trip_id"], vehicles["axles"] }).Show();
        }

        Inputs.Headline("join: by a column of both");
        trips.Join(vehicles, "vehicle").OrderBy("trip_id").Show();
        trips.Join(Broadcast(vehicles), new List<string> { "vehicle" }, "left_outer").OrderBy("trip_id").Show(2);

        Inputs.Headline("join: each with each");
        Console.WriteLine(trips.CrossJoin(vehicles).Count());

        Inputs.Headline("a plan");
        spark.Range(10).Filter(Col("id") % 2 == 0).WithColumn("half", Col("id") / 2).Explain();

        Inputs.Headline("sets");
        DataFrame some = trips.Filter(Col("trip_id") <= 3).Select("vehicle");
        DataFrame others = trips.Filter(Col("trip_id") >= 3).Select("vehicle");
        some.Union(others).Distinct().OrderBy("vehicle").Show();
        some.Intersect(others).OrderBy("vehicle").Show();
        others.Except(some).OrderBy("vehicle").Show();
    }
}
