using System.Text.RegularExpressions;

namespace FleetSpark.SparkTests;

/// <summary>Programs written for Microsoft.Spark as its users write them: what they print, and that the door makes no difference.</summary>
public sealed partial class ExamplesTests
{
    [Theory]
    [InlineData(Door.Direct)]
    [InlineData(Door.Child)]
    public async Task Examples_ByADoor_PrintWhatWasApproved(Door door)
    {
        using var program = DoorProgram.StartExamples(door);
        Assert.True(await program.EndAsync() == 0, program.Everything);
        Approved.Check("spark/examples.txt", ExpressionId().Replace(program.Output, "#n") + "\n");
    }

    // Spark counts its expressions through a whole application.
    [GeneratedRegex(@"#\d+L?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExpressionId();
}
