using System.Collections.Generic;
using Microsoft.Spark.Sql;

namespace FleetSpark.SparkExamples;

/// <summary>Rows with something missing.</summary>
internal static class Gaps
{
    private static readonly string[] Distance = { "distance_km" };

    public static void Run(SparkSession spark)
    {
        DataFrame trips = Inputs.Trips(spark).Select("trip_id", "distance_km", "driver");

        Inputs.Headline("rows without a gap");
        trips.Na().Drop().OrderBy("trip_id").Show();
        trips.Na().Drop("any", Distance).OrderBy("trip_id").Show(1);

        Inputs.Headline("gaps filled");
        trips.Na().Fill(0.0, Distance).Na().Fill("nobody").OrderBy("trip_id").Show();
        trips.Na().Fill(new Dictionary<string, double> { ["distance_km"] = -1.0 }).Filter("distance_km < 0").Show();

        Inputs.Headline("values replaced");
        trips.Na().Replace("driver", new Dictionary<string, string> { ["Bento"] = "B." }).OrderBy("trip_id").Show(2);
    }
}
