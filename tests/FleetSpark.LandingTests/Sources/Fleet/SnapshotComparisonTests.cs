using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>What the last of some snapshots changes, see <see cref="SnapshotBook"/> for how they are written.</summary>
public sealed class SnapshotComparisonTests
{
    [Theory]
    [InlineData("AAA1@1=a, BBB2@2=b", "AAA1@1=a, BBB2@2=b")] // the first one is all new
    [InlineData("AAA1@1=a, BBB2@2=b | BBB2@2=b, AAA1@1=a", "")] // in whatever order
    [InlineData("AAA1@1=a | AAA1@11=b", "AAA1@11=b")] // a current row that moved on: what was is history
    [InlineData("AAA1@1=a | AAA1@1=a, AAA1@11=b", "AAA1@11=b")] // a table of history
    [InlineData("AAA1@1=a | AAA1@1=b", "AAA1@1=b")] // corrected in its place
    [InlineData("AAA1@1=a, AAA1@5=b | AAA1@1=c, AAA1@5=b", "AAA1@1=c")] // and so is what is over
    [InlineData("AAA1@1=a, AAA1@5=b | AAA1@1=a", "withdrawn AAA1@5")] // the newest row is taken back
    [InlineData("AAA1@1=a, AAA1@5=b, AAA1@8=c | AAA1@1=a, AAA1@8=c", "withdrawn AAA1@5")]
    [InlineData("AAA1@1=a, AAA1@5=b | AAA1@5=b", "")] // old history is thrown away there, and kept here
    [InlineData("AAA1@5=a | AAA1@2=a", "withdrawn AAA1@5, AAA1@2=a")] // it held since earlier
    [InlineData("AAA1@20=a | AAA1@1=b", "withdrawn AAA1@20, AAA1@1=b")] // a plan is dropped
    [InlineData("AAA1@1=a | AAA1@1=a, AAA1@11=-", "AAA1@11=-")] // retired by the registry itself
    public void Snapshot_WhoseRowsSaySinceWhen_ChangesWhatTheySayOtherwise(string snapshots, string expected) => Assert.Equal(expected, SnapshotBook.Read(snapshots).Changes);

    [Theory]
    [InlineData("AAA1=a", "AAA1@10=a")] // holds since it was first seen so
    [InlineData("AAA1=a | AAA1=a", "")]
    [InlineData("AAA1=a | AAA1=b", "AAA1@11=b")]
    [InlineData("AAA1=a | AAA1=b | AAA1=a", "AAA1@12=a")]
    [InlineData("AAA1=a | AAA1=b | AAA1=b", "")]
    [InlineData("AAA1=a | AAA1@3=a", "withdrawn AAA1@10, AAA1@3=a")] // from now on the registry knows
    [InlineData("AAA1@3=a | AAA1=a", "")] // from now on it does not
    [InlineData("AAA1@3=a | AAA1=b", "AAA1@11=b")]
    public void Snapshot_WhoseRowsDoNotSaySinceWhen_ChangesAsOfItsTime(string snapshots, string expected) => Assert.Equal(expected, SnapshotBook.Read(snapshots).Changes);

    [Theory]
    [InlineData("AAA1@1=a, BBB2@1=b | BBB2@1=b", "retired AAA1@11")]
    [InlineData("AAA1=a, BBB2=b | BBB2=b", "retired AAA1@11")]
    [InlineData("AAA1@1=a, BBB2@1=b | BBB2@1=b | BBB2@1=b", "")] // once
    [InlineData("AAA1@1=a, AAA1@20=c, BBB2@1=b | BBB2@1=b", "withdrawn AAA1@20, retired AAA1@11")] // and what was planned for it
    [InlineData("AAA1@20=a, BBB2@1=b | BBB2@1=b", "withdrawn AAA1@20")] // it never began
    [InlineData("AAA1@1=-, BBB2@1=b | BBB2@1=b", "")] // it was retired before
    [InlineData("AAA1@1=a, AAA1@20=-, BBB2@1=b | BBB2@1=b", "withdrawn AAA1@20, retired AAA1@11")] // earlier than was planned
    [InlineData("AAA1=a, BBB2=b | BBB2=b | AAA1=a, BBB2=b", "AAA1@12=a")] // back, with a gap
    [InlineData("AAA1@1=a, BBB2@1=b | BBB2@1=b | AAA1@1=a, BBB2@1=b", "withdrawn AAA1@11")] // it was never away
    [InlineData("AAA1@1=a, BBB2@1=b | BBB2@1=b | AAA1@12=a, BBB2@1=b", "AAA1@12=a")]
    [InlineData("AAA1@1=a | ", "retired AAA1@11")]
    public void Plate_ThatIsNoLongerThere_IsRetired(string snapshots, string expected) => Assert.Equal(expected, SnapshotBook.Read(snapshots).Changes);

    [Theory]
    [InlineData("AAA1@1=a, AAA1@1=a", "AAA1@1=a")] // the same row twice
    [InlineData("aaa-1@1=a | AAA 1@1=a", "")] // one plate, however it is spelled
    [InlineData("AAA1@1=a | AAA1@2026-02-28T21:00:00-03:00=a", "")] // and one moment
    [InlineData("AAA1@1=a | AAA1@1=a, A?@1=a", "?=a")] // no plate: for staging to reject
    [InlineData("AAA1@1=a, A?@1=a | AAA1@1=a, A?@1=a", "")] // once
    [InlineData("AAA1@1=a | AAA1@noon=a", "?=a")] // no moment: the plate is there all the same
    public void Row_SpelledOtherwiseOrUnreadable_IsNoOtherRow(string snapshots, string expected) => Assert.Equal(expected, SnapshotBook.Read(snapshots).Changes);

    [Theory]
    [InlineData("AAA1@1=b, AAA1@1=a", 2)]
    [InlineData("AAA1@1=b, AAA1@1=a | AAA1@1=a, AAA1@1=b", 0)]
    [InlineData("AAA1@1=b, AAA1@1=a | AAA1@1=a", 1)]
    [InlineData("AAA1=b, AAA1=a | AAA1=a, AAA1=b", 0)]
    public void Rows_OfOnePlateAndMoment_AreSaidTogether(string snapshots, int expected) => Assert.Equal(expected, SnapshotBook.Read(snapshots).Last.Changes.Count);

    [Fact]
    public void Plates_WhileSomethingIsNoRecord_AreNotRetired()
    {
        var (changes, _, last) = SnapshotBook.Read("AAA1@1=a, BBB2@1=b | BBB2@1=b, !cut");
        Assert.Equal((string.Empty, 1, 1), (changes, last.Withheld, last.Refused.Count));
        (changes, _, last) = SnapshotBook.Read("AAA1@1=a, BBB2@1=b | BBB2@1=b, !cut | BBB2@1=b, !cut");
        Assert.Equal((string.Empty, 1, 0), (changes, last.Withheld, last.Refused.Count)); // kept aside once
        Assert.Equal("retired AAA1@13", SnapshotBook.Read("AAA1@1=a, BBB2@1=b | BBB2@1=b, !cut | BBB2@1=b, !cut | BBB2@1=b").Changes);
    }

    [Theory]
    [InlineData("AAA1=a, BBB2=b, CCC3=c, DDD4=d, EEE5=e", "BBB2=b, CCC3=c, DDD4=d, EEE5=e", 20, null)]
    [InlineData("AAA1=a, BBB2=b, CCC3=c, DDD4=d, EEE5=e", "CCC3=c, DDD4=d, EEE5=e", 20, "FS2409")]
    [InlineData("AAA1=a, BBB2=b, CCC3=c, DDD4=d, EEE5=e", "CCC3=c, DDD4=d, EEE5=e", 40, null)]
    [InlineData("AAA1=a, BBB2=b, CCC3=c", "BBB2=b, CCC3=c", 20, null)] // rounded up: one of few may go
    [InlineData("AAA1=a, BBB2=b", "BBB2=b", 0, "FS2409")]
    [InlineData("AAA1=a", "BBB2=b", 20, null)]
    [InlineData("AAA1=a", "A?=b", 20, "FS2409")] // of those that are there none is known
    [InlineData("AAA1=a", "!cut", 20, "FS2410")]
    [InlineData("AAA1=a", "", 99, "FS2410")]
    [InlineData("AAA1=a", "", 100, null)]
    [InlineData("AAA1=-, BBB2=b", "BBB2=b", 0, null)] // what was retired may go
    public void Snapshot_ThatLostTrucks_IsBelievedUpToAShare(string first, string second, int percent, string? code)
    {
        var state = SnapshotBook.Read(first).State;
        var comparison = new SnapshotComparison(state, SnapshotBook.SnapshotOf(second, SnapshotBook.Day(11)), SnapshotBook.Day(11));
        var failure = Record.Exception(() => comparison.Run("a test", percent));
        Assert.Equal(code, (failure as FleetException)?.Code);
        Assert.Equal(code is null, failure is null);
    }

    [Fact]
    public void State_AfterManySnapshots_IsReadAsItWasWritten()
    {
        var state = SnapshotBook.Read("AAA1=a, BBB2@1=b, A?=c | BBB2@1=b, !cut | BBB2@3=b | BBB2@3=b, CCC3=-").State;
        state = state with { Pending = [new PendingObject(new RawKey(RegistryBench.Start, 1, new string('a', 64), IsRefused: false).ToString(), new byte[] { 1, 2 })] };
        var bytes = RegistryStateJson.ToBytes(state);
        Assert.Equal(bytes.ToArray(), RegistryStateJson.ToBytes(RegistryStateJson.Parse(bytes)).ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\": 2}")]
    [InlineData("{\"version\":1,\"taken_at\":\"noon\",\"salt\":\"00\",\"plates\":[],\"strays\":\"\",\"pending\":[]}")]
    [InlineData("{\"version\":1,\"taken_at\":\"2026-03-10\",\"salt\":\"00\",\"plates\":[{\"plate\":\"A1\",\"model\":null,\"device_number\":null,\"points\":\"AAAA\"}],\"strays\":\"\",\"pending\":[]}")]
    [InlineData("{\"version\":1,\"taken_at\":\"2026-03-10\",\"salt\":\"00\",\"plates\":[],\"strays\":\"AA==\",\"pending\":[]}")]
    [InlineData("{\"version\":1,\"taken_at\":\"2026-03-10\",\"salt\":\"00\",\"plates\":[],\"strays\":\"\",\"pending\":[{}]}")]
    public void State_ThatIsNone_IsRefused(string text) => Assert.Equal(
        "FS2414", Assert.Throws<FleetException>(() => RegistryStateJson.Parse(System.Text.Encoding.UTF8.GetBytes(text))).Code);
}
