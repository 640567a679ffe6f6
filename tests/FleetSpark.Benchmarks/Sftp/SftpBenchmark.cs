using System.Globalization;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Sftp;

/// <summary>
/// A bank's file from a real OpenSSH server: our transfer alone against OpenSSH's own <c>sftp</c>, and the whole landing (checked, split, compressed,
/// put) against <c>ssh HOST cat FILE | gzip -1</c>, in turn. Each is a whole process, its start included.
/// </summary>
internal static class SftpBenchmark
{
    /// <summary>The file's length where nobody says it.</summary>
    public const int Megabytes = 1000;

    private const int Rounds = 5;

    public static async Task<int> RunAsync(int megabytes)
    {
        using var server = await SshServer.StartAsync();
        using var folder = new TemporaryFolder();
        var inbox = Directory.CreateDirectory(Path.Combine(server.Files, "out")).FullName;
        var file = Path.Combine(inbox, "20260328T120000Z.json");
        await BankFile.WriteAsync(file, megabytes);
        string[] login = ["-i", server.UserKey, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes"];
        var ours = new[] { server.Port.ToString(CultureInfo.InvariantCulture), server.HostKey, server.UserKey, inbox };
        var rounds = new List<Round>();
        for (var number = 1; number <= Rounds; number++)
        {
            var sftp = await Processes.MeasureAsync("sftp", ["-q", "-P", ours[0], .. login, $"{SshServer.User}@127.0.0.1:{file}", "/dev/null"]);
            var read = await Processes.MeasureAsync(Processes.Bench, ["sftp-read", .. ours]);
            var shell = await Processes.MeasureAsync("bash", "-c", $"set -o pipefail; ssh -p {ours[0]} {string.Join(' ', login)} {SshServer.User}@127.0.0.1 cat {file} | gzip -1 >{folder.PathOf("file.gz")}");
            var land = await Processes.MeasureAsync(Processes.Bench, ["sftp-land", .. ours, folder.PathOf($"lake-{number}")]);
            Directory.Delete(folder.PathOf($"lake-{number}"), recursive: true);
            rounds.Add(new Round(sftp.Seconds, read.Seconds, shell.Seconds, land.Seconds));
            Console.WriteLine($"round {number}: sftp {sftp.Seconds:0.0} s, our transfer {read.Seconds:0.0} s, {read.PeakMegabytes} MB; ssh cat | gzip -1 {shell.Seconds:0.0} s, the whole landing {land.Seconds:0.0} s, {land.PeakMegabytes} MB");
        }

        // Speeds: more is better.
        Console.WriteLine($"transfer, {megabytes / Figures.Median(rounds.Select(round => round.Read)):0} MB a second: {Speed(rounds, round => round.Sftp, round => round.Read, 0.5)}");
        Console.WriteLine($"landing, {megabytes / Figures.Median(rounds.Select(round => round.Land)):0} MB a second: {Speed(rounds, round => round.Shell, round => round.Land, 0.8)}");
        return 0;
    }

    private static string Speed(List<Round> rounds, Func<Round, double> theirs, Func<Round, double> ours, double least) =>
        $"{Figures.Median(rounds.Select(theirs)) / Figures.Median(rounds.Select(ours)):0.00} times as fast as OpenSSH's own (at least {least:0.0}), pair by pair {Figures.Median(rounds.Select(round => theirs(round) / ours(round))):0.00}";

    private sealed record Round(double Sftp, double Read, double Shell, double Land);
}
