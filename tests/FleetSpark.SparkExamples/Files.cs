using System;
using System.Linq;
using Microsoft.Spark.Sql;
using static Microsoft.Spark.Sql.Functions;

namespace FleetSpark.SparkExamples;

/// <summary>CSV, JSON and Parquet.</summary>
internal static class Files
{
    public static void Run(SparkSession spark)
    {
        Inputs.Headline("CSV with a header and a schema");
        DataFrame trips = Inputs.Trips(spark);
        trips.PrintSchema();
        trips.Show(numRows: 3, truncate: 10);
        trips.Limit(1).Show(20, 0, vertical: true);

        Inputs.Headline("CSV with a header alone, its types inferred");
        DataFrame inferred = spark.Read().Option("header", true).Option("inferSchema", true).Csv(Inputs.PathOf("trips.csv"));
        foreach (Tuple<string, string> column in inferred.DTypes())
        {
            Console.WriteLine($"{column.Item1}: {column.Item2}");
        }

        Inputs.Headline("JSON with lists and fields in fields");
        DataFrame vehicles = Inputs.Vehicles(spark);
        vehicles.PrintSchema();
        vehicles.Select(Col("vehicle"), Col("base.city"), Size(Col("tags")).As("tag_count"), Col("tags").GetItem(0).As("first_tag")).OrderBy("vehicle").Show();
        vehicles.OrderBy(Col("axles").Desc(), Col("vehicle")).ToJSON().Show(2, 0);

        Inputs.Headline("Parquet in partitions, written and read back");
        trips.Write().Mode(SaveMode.Overwrite).PartitionBy("started_on").Parquet("trips.parquet");
        DataFrame read = spark.Read().Parquet("trips.parquet");
        Console.WriteLine(string.Join(", ", read.Columns()));
        Console.WriteLine(read.Schema().SimpleString);
        read.Where("started_on = DATE'2026-03-29'").OrderBy("trip_id").Show();
        trips.Filter(Col("trip_id") == 6).Write().Mode("append").PartitionBy("started_on").Parquet("trips.parquet");
        Console.WriteLine($"{read.Count()} rows of {spark.Read().Parquet("trips.parquet").Count()} once more are appended, in {Folders(read)} folders");
    }

    private static int Folders(DataFrame frame) => frame.InputFiles().Select(file => file[..file.LastIndexOf('/')]).Distinct().Count();
}
