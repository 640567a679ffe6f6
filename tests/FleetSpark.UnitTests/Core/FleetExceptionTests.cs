using FleetSpark.Core;

namespace FleetSpark.UnitTests.Core;

public class FleetExceptionTests
{
    [Theory]
    [InlineData(FailureKind.Refused, "FS0000 It is so.")]
    [InlineData(FailureKind.WrongUse, "FS0000 It is so.")]
    [InlineData(FailureKind.Retry, "FS0000 It is so. Safe to run again.")]
    public void Line_OfAKind_SaysWhetherItIsSafeToRunAgain(FailureKind kind, string line) =>
        Assert.Equal(line, new FleetException("FS0000", "It is so.", kind).Line);
}
