using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>Files that cannot be landed are named, nothing of them is put, and the others are landed.</summary>
public sealed class FileFaultTests
{
    private const string A = "{\"device_number\":\"A\"}\n";

    public static TheoryData<string, string, byte[]> Broken => new()
    {
        { "FS2006", "picture.png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "FS2006", "picture.ndjson", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "FS2006", "utf16.ndjson", Encoding.Unicode.GetBytes(A) },
        { "FS2006", "utf16-big.ndjson", Encoding.BigEndianUnicode.GetBytes(A) },
        { "FS2006", "utf16-mark.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a;b\n1;2\n")] },
        { "FS2006", "book.csv", "PK\u0003\u0004xl"u8.ToArray() },
        { "FS2006", "nul.csv", "a,b\n1,\0\n"u8.ToArray() },
        { "FS2006", "rows.parquet", "PAR1xxxx"u8.ToArray() },
        { "FS2006", "twice.ndjson.gz", RawLake.Gzip(RawLake.Gzip(A)) },
        { "FS2005", "flipped.ndjson.gz", Flipped(RawLake.Gzip(A)) },
        { "FS2005", "followed.ndjson.gz", [.. RawLake.Gzip(A), 1, 2, 3] },
        { "FS2007", "no-map.csv", "device;latitude\nA;1\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Lander_FileThatIsNoRecords_FailsWithItsCodeAndPutsNothing(string code, string name, byte[] bytes)
    {
        using var lake = new RawLake();
        await FailsAsync(lake, code, lake.Write(name, bytes));
    }

    [Fact]
    public async Task Lander_GzipCutAnywhere_FailsAndPutsNothing()
    {
        using var lake = new RawLake();
        var random = new Random(1);
        var whole = RawLake.Gzip(string.Concat(Enumerable.Range(0, 40).Select(_ => $"{{\"device_number\":\"{random.Next()}\"}}\n")));
        for (var length = 1; length < whole.Length; length++)
        {
            await FailsAsync(lake, "FS2005", lake.Write("cut.ndjson.gz", whole[..length]));
        }

        await FailsAsync(lake, "FS2005", lake.Write("cut.ndjson.gz", [.. whole, .. whole[..^1]]));
    }

    [Fact]
    public async Task Lander_AbsentFileOrEmptyFolder_FailsWithItsCode()
    {
        using var lake = new RawLake();
        await FailsAsync(lake, "FS2001", lake.PathOf("absent.ndjson"));
        await FailsAsync(lake, "FS2001", lake.PathOf("absent/folder.ndjson"));
        await FailsAsync(lake, "FS2001", string.Empty);
        await FailsAsync(lake, "FS2002", Directory.CreateDirectory(lake.PathOf("empty")).FullName);
    }

    // A regular file that even root cannot read from its beginning: this process has nothing there.
    [Fact]
    public async Task Lander_FileThatTheSystemDoesNotGive_SaysWhichAndWhy()
    {
        const string memory = "/proc/self/mem";
        using var lake = new RawLake();
        var error = await FailsAsync(lake, "FS2003", memory);
        Assert.Equal(Core.FailureKind.Retry, error.Kind);
        Assert.Matches($@"\ACannot read '{memory}': [^\n]+\. Nothing of it was landed\. Mend its rights or its disk\.\z", error.Message);
    }

    [Fact]
    public async Task Lander_FilesWhoseNamesAreNoText_AreNotTakenForOneAnother()
    {
        using var lake = new RawLake();
        var folder = Directory.CreateDirectory(lake.PathOf("names")).FullName;
        await FleetProcess.ShellAsync(folder, "printf '{}\\n' > $'bad\\xff.json'; printf '{}\\n' > $'bad\\xef\\xbf\\xbd.json'");
        var report = await lake.LandAsync(Sources.Gps, new LandingOptions(), folder);
        await FleetProcess.ShellAsync(folder, "rm -f *"); // the runtime cannot
        Assert.Equal(["FS2016", "FS2016"], report.Files.Select(file => file.Error?.Code));
        Assert.Empty(await lake.KeysAsync());
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    public async Task Lander_Device_FailsUnread(string path)
    {
        using var lake = new RawLake();
        await FailsAsync(lake, "FS2004", path);
    }

    [Fact]
    public async Task Lander_PipeThatNobodyWrites_FailsAtOnce()
    {
        using var lake = new RawLake();
        var pipe = lake.PathOf("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(RawLake.Cancellation);
        }

        await FailsAsync(lake, "FS2004", pipe);
    }

    [Theory]
    [InlineData("9999-12-31T00:00:00Z")]
    [InlineData("3000-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task Lander_SentTimeOutOfTheCalendar_FailsWithItsCode(string sentAt)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson", "{\"device_number\":\"A\"}\n"), sentAt: DateTimeOffset.Parse(sentAt, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((FileOutcome.Failed, "FS2015"), (report.Outcome, report.Error?.Code));
        Assert.Empty(await lake.KeysAsync());
    }

    [Fact]
    public async Task Lander_OneBrokenFile_DoesNotStopTheOthers()
    {
        using var lake = new RawLake();
        lake.Write("inbox/b.ndjson", A.Replace('A', 'B'));
        lake.Write("inbox/c.ndjson.gz", RawLake.Gzip(A)[..^3]);
        lake.Write("inbox/a.ndjson", A);
        lake.Write("inbox/.hidden", A.Replace('A', 'H'));
        lake.Write("inbox/below/d.ndjson", A.Replace('A', 'D'));

        var report = await lake.LandAsync(Sources.Gps, new LandingOptions { SentAt = RawLake.Sent }, lake.PathOf("absent"), lake.PathOf("inbox"));

        Assert.Equal(["absent", "a.ndjson", "b.ndjson", "c.ndjson.gz"], report.Files.Select(file => Path.GetFileName(file.File)));
        Assert.Equal((2, 0, 2, 2L), (report.Landed, report.AlreadyLanded, report.Failed, report.Records));
    }

    [Fact]
    public async Task Lander_UnknownZone_IsRefused()
    {
        using var lake = new RawLake();
        var error = await Assert.ThrowsAsync<Core.FleetException>(() => lake.LandAsync(Sources.Gps, new LandingOptions { CompanyZone = "Brazil" }, lake.Write("a.ndjson", A)));
        Assert.Equal("FS2009", error.Code);
    }

    [Fact]
    public async Task Lander_Progress_TellsRecordsBytesAndFiles()
    {
        using var lake = new RawLake();
        var told = new List<LandingProgress>();
        await new FileLander(Sources.Gps, lake.Store, new LandingOptions(), TimeProvider.System)
            .LandAsync([lake.Write("a.ndjson", A), lake.Write("b.ndjson", A + A)], new Noting(told), RawLake.Cancellation);
        Assert.Equal(new LandingProgress(lake.PathOf("b.ndjson"), 2, 2, 3, 3 * A.Length), told[^1]);
    }

    private static async Task<Core.FleetException> FailsAsync(RawLake lake, string code, string file)
    {
        var report = await lake.LandOneAsync(Sources.Gps, file);
        Assert.Equal((FileOutcome.Failed, code), (report.Outcome, report.Error?.Code));
        var count = 0;
        await foreach (var _ in lake.Store.ListAsync(string.Empty, RawLake.Cancellation))
        {
            count++;
        }

        Assert.Equal(0, count);
        return report.Error!;
    }

    private static byte[] Flipped(byte[] bytes)
    {
        bytes[^6] ^= 0x55; // in the check sum
        return bytes;
    }

    private sealed class Noting(List<LandingProgress> told) : IProgress<LandingProgress>
    {
        public void Report(LandingProgress value) => told.Add(value);
    }
}
