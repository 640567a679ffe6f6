// Programs as they are written for Microsoft.Spark, each shown by what it prints. It uses nothing that the package of that name does not have.
using FleetSpark.SparkExamples;
using Microsoft.Spark.Sql;

var spark = SparkSession.Builder()
    .AppName("examples")
    .Config("spark.sql.shuffle.partitions", 2L)
    .Config("spark.sql.session.timeZone", "UTC")
    .GetOrCreate();

WordCount.Run(spark);
Files.Run(spark);
Joins.Run(spark);
Windows.Run(spark);
Groups.Run(spark);
Rows.Run(spark);
Views.Run(spark);
Gaps.Run(spark);

spark.Stop();
