using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FleetSpark.Testing;

/// <summary>A landing function as <c>scripts/functions</c> built it, run as Lambda would run it.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RuntimeApiServer _api;
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private FunctionProcess(RuntimeApiServer api, string package, IReadOnlyList<(string Name, string Value)> environment)
    {
        _api = api;
        var start = new ProcessStartInfo(Path.Combine(PackageFolder(package), "bootstrap"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
            Environment = { ["AWS_LAMBDA_RUNTIME_API"] = _api.Address, ["LAMBDA_TASK_ROOT"] = PackageFolder(package) },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.AppendLine(line.Data);
        _process.BeginOutputReadLine();
    }

    /// <summary>The Runtime API that it asks.</summary>
    public RuntimeApiServer Api => _api;

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <summary>The most memory that it had so far, mebibytes.</summary>
    public double PeakMebibytes => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;

    /// <summary>Starts it.</summary>
    /// <param name="package">Its package: queue or calls.</param>
    /// <param name="environment">Variables beside those that this program has.</param>
    public static async Task<FunctionProcess> StartAsync(string package, params IReadOnlyList<(string Name, string Value)> environment) =>
        Start(await RuntimeApiServer.StartAsync(), package, environment);

    /// <summary>Starts it at once.</summary>
    /// <param name="api">What it asks for events; ended with it.</param>
    /// <param name="package">Its package: queue or calls.</param>
    /// <param name="environment">Variables beside those that this program has.</param>
    public static FunctionProcess Start(RuntimeApiServer api, string package, params IReadOnlyList<(string Name, string Value)> environment) => new(api, package, environment);

    /// <summary>Where a package was unpacked.</summary>
    public static string PackageFolder(string package)
    {
        var folder = RepositoryFiles.PathOf("artifacts", "functions", package);
        return File.Exists(Path.Combine(folder, "bootstrap")) ? folder : throw new InvalidOperationException($"There is no function in '{folder}': run scripts/functions.");
    }

    /// <summary>Hands it an event.</summary>
    public Task<FunctionReply> InvokeAsync(string eventJson, TimeSpan? time = null) => _api.InvokeAsync(Encoding.UTF8.GetBytes(eventJson), time ?? Patience).WaitAsync(Patience);

    /// <summary>Tells it to end and waits for that: what it logged is whole then, and not before.</summary>
    /// <returns>The lines that it logged, each a JSON object; at least one.</returns>
    /// <exception cref="InvalidOperationException">It logged nothing.</exception>
    public async Task<IReadOnlyList<JsonElement>> EndAsync()
    {
        await ProcessFamily.SignalAsync("TERM", Id);
        await WaitForEndAsync();
        return _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } lines
            ? [.. lines.Select(line => JsonDocument.Parse(line).RootElement)]
            : throw new InvalidOperationException("The function logged nothing.");
    }

    /// <summary>Waits until it has ended and all its output is read.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForEndAsync()
    {
        using var impatience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(impatience.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        await _api.DisposeAsync();
        _folder.Dispose();
    }
}
