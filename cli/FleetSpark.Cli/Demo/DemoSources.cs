using System.ComponentModel;
using System.Diagnostics;
using FleetSpark.Landing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FleetSpark.Cli.Demo;

/// <summary>A simulated company's sources as servers of this machine: a program of the repository's, for a product has none of its own. They end with this.</summary>
internal sealed class DemoSources : IAsyncDisposable
{
    // Set by scripts/fleet, which knows where it stands.
    private const string ProgramVariable = "FLEET_SOURCES";

    private readonly Process _process;

    private DemoSources(Process process, LandingSettings settings)
    {
        _process = process;
        Settings = settings;
    }

    /// <summary>Where they are.</summary>
    public LandingSettings Settings { get; }

    /// <summary>Starts them, filled with what was simulated. This program finds the queue as it would find AWS.</summary>
    /// <exception cref="Core.FleetException">FS5015: they could not be started.</exception>
    public static async Task<DemoSources> StartAsync(string simulated, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is not { Length: > 0 } program)
        {
            throw CliErrors.NoSources($"they are part of the repository, whose scripts/fleet sets {ProgramVariable}.");
        }

        var process = Start(program, simulated);
        try
        {
            var (environment, settings) = Read(await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw CliErrors.NoSources("see what is said above."));
            foreach (var (name, value) in environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            return new DemoSources(process, LandingSettings.Parse(settings));
        }
        catch
        {
            process.StandardInput.Close();
            process.Dispose();
            throw;
        }
    }

    // Its standard error is this program's: what it installs or builds first takes a while, and says so.
    private static Process Start(string program, string simulated)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, [Path.GetFullPath(simulated)]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception refused)
        {
            throw CliErrors.NoSources($"'{program}', which {ProgramVariable} names, cannot be started: {refused.Message.Split('\n')[0]}.");
        }
    }

    // Another program than the repository's may say anything.
    private static (IReadOnlyDictionary<string, string> Environment, string Settings) Read(string line)
    {
        try
        {
            var said = JObject.Parse(line);
            if (said["environment"]?.ToObject<Dictionary<string, string>>() is { } environment && (string?)said["settings"] is { } settings)
            {
                return (environment, settings);
            }
        }
        catch (Exception other) when (other is JsonException or ArgumentException)
        {
            // As what has other members.
        }

        throw CliErrors.NoSources($"what {ProgramVariable} names said no line of JSON with 'environment' and 'settings'.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
