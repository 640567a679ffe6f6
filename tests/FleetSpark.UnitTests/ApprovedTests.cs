using FleetSpark.Testing;

namespace FleetSpark.UnitTests;

public sealed class ApprovedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_OfAnotherText_WritesItBesideAndNamesTheCommand()
    {
        File.WriteAllText(_folder.PathOf("help.txt"), "one\ntwo\n");
        var failure = Assert.Throws<NotApprovedException>(() => Approved.Check(_folder.Path, "help.txt", "one\nthree\n"));
        Assert.Contains("Line 2\n  approved: two\n  received: three\nTo approve the new text: scripts/approve help.txt", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(_folder.PathOf("help.txt.received")));
    }

    [Fact]
    public void Check_OfAnotherTree_ShowsBothWhole()
    {
        File.WriteAllText(_folder.PathOf("plan.txt"), "join\n  scan\n");
        var failure = Assert.Throws<NotApprovedException>(() => Approved.Check(_folder.Path, "plan.txt", "loop\n  scan\n", showsBoth: true));
        Assert.Contains("Approved:\njoin\n  scan\n\nReceived:\nloop\n  scan\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfTheApprovedText_RemovesWhatWasReceivedBefore()
    {
        File.WriteAllText(_folder.PathOf("help.txt"), "one\n");
        File.WriteAllText(_folder.PathOf("help.txt.received"), "two\n");
        Approved.Check(_folder.Path, "help.txt", "one\r\n");
        Assert.False(File.Exists(_folder.PathOf("help.txt.received")));
    }

    [Fact]
    public void Check_OfATextNeverApproved_Fails() => Assert.Throws<NotApprovedException>(() => Approved.Check(_folder.Path, "plans/new.txt", "text"));
}
