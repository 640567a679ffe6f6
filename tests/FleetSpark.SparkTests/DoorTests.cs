namespace FleetSpark.SparkTests;

/// <summary>A program through each of its doors: what it prints, how it ends, and that nothing is left when either side is killed.</summary>
public sealed class DoorTests(ITestOutputHelper output)
{
    private const int Interrupt = 2;

    public static TheoryData<Door> Doors => [Door.Script, Door.Direct, Door.Child];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Program_ThatEnds_HandsOnItsResultAndItsCode(Door door)
    {
        using var select = DoorProgram.Start(door, "select1", "two 'words'");
        using var exit = DoorProgram.Start(door, "exit", "3");
        using var throws = DoorProgram.Start(door, "throw");
        Assert.True(await select.EndAsync() == 0, select.Everything);
        Assert.Contains("'two 'words'' selected 1", select.Output, StringComparison.Ordinal);
        Assert.True(await exit.EndAsync() == 3, exit.Everything);
        Assert.True(await throws.EndAsync() == 134, throws.Everything);
        Assert.Contains("thrown on purpose", throws.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public Task Program_Killed_LeavesNoProcess(Door door) => Task.WhenAll(KillAsync(door, "TERM", killJvm: false), KillAsync(door, "KILL", killJvm: false));

    [Theory]
    [InlineData(Door.Script)]
    [InlineData(Door.Direct)]
    public Task Submit_Killed_LeavesNoProcess(Door door) => Task.WhenAll(KillAsync(door, "TERM", killJvm: true), KillAsync(door, "KILL", killJvm: true));

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task Child_Killed_IsHeardOfAndAnotherOneTakesItsPlace(string signal)
    {
        using var program = DoorProgram.Start(Door.Child, "restart");
        var (_, jvm) = await program.ReadyAsync();
        await ProcessFamily.SignalAsync(signal, jvm);
        Assert.True(await program.EndAsync() == 0, program.Everything);
        Assert.Contains("the JVM is gone, and the next one answers 42", program.Output, StringComparison.Ordinal);
        await AssertGoneAsync(program, $"door Child, {signal} to the JVM");
    }

    [Fact]
    public async Task Interrupt_OfTheTerminal_IsThePrograms()
    {
        using var program = DoorProgram.Start(Door.Child, "interrupt");
        var (id, jvm) = await program.ReadyAsync();
        Assert.True(ProcessMark.Of(jvm).Ignores(Interrupt)); // a JVM that takes it might answer once more, and then end
        await ProcessFamily.SignalAsync("INT", jvm);
        await ProcessFamily.SignalAsync("INT", -id);
        Assert.True(await program.EndAsync() == 0, program.Everything);
        Assert.Contains("after the interrupt the JVM answers 42", program.Output, StringComparison.Ordinal);
        await AssertGoneAsync(program, "interrupt");
    }

    private async Task KillAsync(Door door, string signal, bool killJvm)
    {
        using var program = DoorProgram.Start(door, "wait");
        var (id, jvm) = await program.ReadyAsync();
        await ProcessFamily.SignalAsync(signal, killJvm ? jvm : id);
        await AssertGoneAsync(program, $"door {door}, {signal} to the {(killJvm ? "JVM" : "program")}");
        Assert.NotEqual(0, await program.EndAsync());
    }

    private async Task AssertGoneAsync(DoorProgram program, string what)
    {
        try
        {
            output.WriteLine($"{what}: nothing is left after {(await program.GoneAsync()).TotalSeconds:0.0} s");
        }
        catch (InvalidOperationException left)
        {
            Assert.Fail($"{what}: {left.Message}\n{program.Everything}");
        }
    }
}
