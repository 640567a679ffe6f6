namespace FleetSpark.LandingTests.Hostile;

/// <summary>Lands by the program itself, and looks at what it took.</summary>
internal static class HostileProcess
{
    /// <summary>Lands; the program ends by itself with this exit code and had no more memory than that.</summary>
    /// <param name="output">Is told the figures.</param>
    /// <param name="folder">The folder in which it is started, and the lake.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="mostMegabytes">The most memory, millions of bytes.</param>
    /// <param name="arguments">What <c>fleet land</c> is given beside the lake.</param>
    /// <returns>All that it said.</returns>
    public static async Task<string> LandAsync(ITestOutputHelper output, TemporaryFolder folder, int exitCode, int mostMegabytes, params string[] arguments)
    {
        var (result, seconds, peak) = await MeasuredProcess.RunAsync(FleetProcess.Program, folder.Path, ["land", .. arguments, "--lake", folder.Path]);
        var said = result.Output + result.Error;
        output.WriteLine($"{string.Join(' ', arguments)}: {seconds:0.0} s, peak {peak} MB of {mostMegabytes}, exit code {result.ExitCode}: {said[..Math.Min(said.Length, 400)]}");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.InRange(peak, 1, mostMegabytes);
        return said;
    }
}
