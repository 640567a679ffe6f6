using FleetSpark.SparkTests;
using Microsoft.Spark;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql;

[assembly: AssemblyFixture(typeof(SparkJvm))]

namespace FleetSpark.SparkTests;

/// <summary>The one JVM of all tests that do not need one of their own; and its session, made on first use.</summary>
public sealed class SparkJvm : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly SparkDriver _driver;
    private readonly Lazy<SparkSession> _session;

    /// <summary>Starts the JVM.</summary>
    public SparkJvm()
    {
        var home = SparkHome.Path;
        _folder = new TemporaryFolder();
        _driver = SparkDriver.Start(new SparkDriverOptions
        {
            SparkHome = home,
            LogFile = _folder.PathOf("spark.log"),
            SubmitArguments =
            [
                "--master", "local[2]", "--driver-java-options", $"-Djava.io.tmpdir={_folder.Path}", "--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=2",
                "--conf", $"spark.sql.warehouse.dir={_folder.PathOf("warehouse")}", "--conf", "spark.sql.ansi.enabled=true", "--conf", "spark.sql.session.timeZone=UTC",
            ],
        });
        GatewayServer = new JavaObject(Gateway, new RemoteReference("GATEWAY_SERVER", Tokens.Reference));
        _session = new Lazy<SparkSession>(() => SparkSession.Builder().GetOrCreate());
    }

    /// <summary>Calls into the JVM.</summary>
    public JvmBridge Bridge => _driver.Jvm;

    /// <summary>The session. Its settings are all tests'; one that needs others makes a session of its own by <see cref="SparkSession.NewSession"/>.</summary>
    public SparkSession Session => _session.Value;

    /// <summary>A folder that lasts as long as the JVM.</summary>
    public TemporaryFolder Folder => _folder;

    internal GatewayClient Gateway => Bridge.Gateway;

    /// <summary>The JVM's end of the gateway, which knows itself by this name. Held as long as the JVM, since it may not be released.</summary>
    internal JavaObject GatewayServer { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _driver.Dispose();
        _folder.Dispose();
    }
}
