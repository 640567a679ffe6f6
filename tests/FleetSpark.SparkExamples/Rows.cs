using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;
using static Microsoft.Spark.Sql.Functions;

namespace FleetSpark.SparkExamples;

/// <summary>Rows out of .NET and into it.</summary>
internal static class Rows
{
    public static void Run(SparkSession spark)
    {
        Inputs.Headline("rows of .NET as a data frame");
        var schema = new StructType(new List<StructField>
        {
            new("driver", new StringType(), isNullable: false),
            new("trips", new IntegerType()),
            new("paid", new DecimalType(10, 2)),
            new("hired_on", new DateType()),
            new("seen_at", new TimestampType()),
        });
        var rows = new List<GenericRow>
        {
            new(new object[] { "Ana", 12, 1520.50m, new Date(2020, 2, 29), new Timestamp(2026, 3, 29, 8, 15, 0, 250_000) }),
            new(new object[] { "Bento", 3, null, null, null }),
        };
        DataFrame drivers = spark.CreateDataFrame(rows, schema);
        drivers.PrintSchema();
        drivers.Show();

        Inputs.Headline("rows of a data frame in .NET");
        foreach (Row row in drivers.OrderBy("driver").Collect())
        {
            var hiredOn = row.GetAs<Date>("hired_on");
            Console.WriteLine($"{row.GetAs<string>("driver")}: {row.GetAs<int>("trips")} trips, hired {(hiredOn is null ? "some day" : hiredOn.ToString())}, paid {row.Get("paid") ?? "nothing"}");
        }

        Inputs.Headline("rows one partition after the other");
        DataFrame numbers = spark.Range(0, 10, 1, 3);
        Console.WriteLine(string.Join(" ", numbers.ToLocalIterator().Select(row => row.GetAs<long>(0))));
        Console.WriteLine(string.Join(" ", numbers.OrderBy(Desc("id")).Take(3).Select(row => row[0])));

        Inputs.Headline("plain values as a data frame");
        spark.CreateDataFrame(new List<string> { "toll", "parking" }).ToDF("tag").Show();
        spark.CreateDataFrame(new List<int?> { 1, null, 3 }).Agg(Sum("_1"), Count("_1")).Show();

        Inputs.Headline("kept, and let go");
        DataFrame kept = numbers.Filter("id >= 5").Cache();
        Console.WriteLine($"{kept.Count()} rows, kept as {kept.StorageLevel().Description()}");
        kept.Unpersist();
        Console.WriteLine(string.Join(" ", numbers.Stat().ApproxQuantile("id", new List<double> { 0.5 }, 0.0)));
    }
}
