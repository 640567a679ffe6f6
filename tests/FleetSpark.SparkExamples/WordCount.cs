using System;
using Microsoft.Spark.Sql;
using static Microsoft.Spark.Sql.Functions;

namespace FleetSpark.SparkExamples;

/// <summary>How often each word is in a text.</summary>
internal static class WordCount
{
    public static void Run(SparkSession spark)
    {
        Inputs.Headline("words of a text, the most frequent first");
        DataFrame lines = spark.Read().Text(Inputs.PathOf("words.txt"));
        DataFrame words = lines
            .Select(Split(lines["value"], " ").Alias("words"))
            .Select(Explode(Col("words")).Alias("word"))
            .Filter(Col("word").NotEqual(""))
            .GroupBy("word")
            .Count()
            .OrderBy(Col("count").Desc(), Col("word"));
        words.Show();
        words.PrintSchema();
        Console.WriteLine($"{words.Count()} words, the first is {words.First().GetAs<string>("word")}");
    }
}
