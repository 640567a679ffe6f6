using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Spark;
using Microsoft.Spark.Gateway;

namespace FleetSpark.WireTests;

/// <summary>The driver with scripts in the place of <c>spark-submit</c>.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SparkDriverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OfAGatewayThatDoesNotAnswer_EndsWhatItStarted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Directory.CreateDirectory(_folder.PathOf("bin"));
        FakeSubmit.Write(_folder.PathOf("bin", "spark-submit"), $"{FakeSubmit.TellsOf(port)}\ncat\necho ended by the end of input");
        var log = _folder.PathOf("log");
        var refused = Assert.Throws<GatewayClosedException>(() => SparkDriver.Open(new SparkDriverOptions { SparkHome = _folder.Path, LogFile = log }));
        Assert.Contains($"127.0.0.1:{port} does not answer", refused.Message, StringComparison.Ordinal);
        Assert.Equal("ended by the end of input\n", File.ReadAllText(log));
    }
}
