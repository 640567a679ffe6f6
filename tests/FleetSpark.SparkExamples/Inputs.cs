using System;
using System.IO;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.SparkExamples;

/// <summary>The files that lie beside the program, and a headline for each thing that is shown.</summary>
internal static class Inputs
{
    private static readonly StructType TripSchema = new(new[]
    {
        new StructField("trip_id", new IntegerType()),
        new StructField("vehicle", new StringType()),
        new StructField("started_on", new DateType()),
        new StructField("distance_km", new DoubleType()),
        new StructField("driver", new StringType()),
    });

    public static string PathOf(string name) => "file://" + Path.Combine(AppContext.BaseDirectory, "input", name);

    public static DataFrame Trips(SparkSession spark) => spark.Read().Option("header", true).Schema(TripSchema).Csv(PathOf("trips.csv"));

    public static DataFrame Vehicles(SparkSession spark) => spark.Read().Json(PathOf("vehicles.json"));

    public static void Headline(string text) => Console.WriteLine("== " + text);
}
