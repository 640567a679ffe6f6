using Microsoft.Spark.Sql;

namespace FleetSpark.SparkTests.Sql;

/// <summary>One session of a real Spark for all tests of the API.</summary>
public sealed class SqlSession : IDisposable
{
    private readonly Lazy<SparkSession> _session = new(() => SparkSession.Builder()
        .Master("local[2]").AppName("api").Config("spark.ui.enabled", false).Config("spark.sql.shuffle.partitions", 2L).Config("spark.sql.session.timeZone", "America/Sao_Paulo").GetOrCreate());

    /// <summary>The session; the test is skipped where no Spark is installed.</summary>
    public SparkSession Spark
    {
        get
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("SPARK_HOME") is null, "SPARK_HOME is not set");
            return _session.Value;
        }
    }

    public void Dispose()
    {
        if (_session.IsValueCreated)
        {
            _session.Value.Dispose();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class SqlSessionTests : ICollectionFixture<SqlSession>
{
    public const string Name = "session";
}
