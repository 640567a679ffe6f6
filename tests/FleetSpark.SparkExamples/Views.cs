using System;
using System.Linq;
using Microsoft.Spark.Sql;

namespace FleetSpark.SparkExamples;

/// <summary>Views by name, SQL over them, and the catalog that knows them.</summary>
internal static class Views
{
    public static void Run(SparkSession spark)
    {
        Inputs.Headline("SQL over a view");
        Inputs.Trips(spark).CreateOrReplaceTempView("trips");
        Inputs.Vehicles(spark).CreateTempView("vehicles");
        spark.Sql(@"SELECT v.base.state AS state, COUNT(*) AS trips, SUM(t.distance_km) AS km
            FROM trips AS t JOIN vehicles AS v ON v.vehicle = t.vehicle
            GROUP BY v.base.state ORDER BY state").Show();

        Inputs.Headline("the catalog");
        Console.WriteLine($"in {spark.Catalog.CurrentDatabase()}: {string.Join(", ", spark.Catalog.ListTables().OrderBy("name").Collect().Select(row => row.GetAs<string>("name")))}");
        spark.Catalog.ListColumns("trips").Select("name", "dataType", "nullable").Show();
        Console.WriteLine($"trips is there: {spark.Catalog.TableExists("trips")}, a temporary one: {spark.Catalog.GetTable("trips").IsTemporary}");
        Console.WriteLine($"function: {spark.Catalog.GetFunction("upper").Name}");
        spark.Catalog.CacheTable("trips");
        Console.WriteLine($"trips is cached: {spark.Catalog.IsCached("trips")}");
        spark.Catalog.UncacheTable("trips");
        Console.WriteLine($"vehicles dropped: {spark.Catalog.DropTempView("vehicles")}, and again: {spark.Catalog.DropTempView("vehicles")}");
        Console.WriteLine($"trips in another session: {spark.NewSession().Catalog.TableExists("trips")}");

        Inputs.Headline("a table of one's own");
        spark.Table("trips").Select("vehicle").Distinct().Write().Mode(SaveMode.Overwrite).SaveAsTable("known_vehicles");
        spark.Read().Table("known_vehicles").OrderBy("vehicle").Show();
        spark.Sql("DROP TABLE known_vehicles");

        Inputs.Headline("settings");
        spark.Conf().Set("spark.sql.ansi.enabled", true);
        Console.WriteLine($"ansi: {spark.Conf().Get("spark.sql.ansi.enabled")}, not set: {spark.Conf().Get("examples.none", "a default")}");
        Console.WriteLine($"Spark {spark.Version()[..3]}, '{spark.SparkContext.GetConf().Get("spark.app.name", "none")}'");
    }
}
