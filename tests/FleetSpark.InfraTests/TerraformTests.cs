namespace FleetSpark.InfraTests;

/// <summary>Terraform's own word on infra/terraform: its form, its validity, and its tests, which plan against a mocked AWS.</summary>
public sealed class TerraformTests
{
    [Fact]
    public async Task Fmt_OfAllFiles_FindsNothingToChange()
    {
        var result = await RunAsync("fmt", "-check", "-diff", "-recursive");
        Assert.True(result.ExitCode == 0, $"scripts/terraform fmt -recursive mends:\n{result.Output}{result.Error}");
    }

    [Fact]
    public async Task Validate_OfAllModules_FindsNoFault()
    {
        var result = await RunAsync("validate", "-no-color");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Fact]
    public async Task Test_AgainstAMockedAws_HoldsThePlanToItsPromises()
    {
        var result = await RunAsync("test", "-no-color");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        // Every file of tests was found and run.
        Assert.All(TerraformFiles.Tests, file => Assert.Contains($"{file}... pass", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Script_WithoutTerraform_SaysWhatToInstall()
    {
        var result = await ShellAsync("TERRAFORM=no-such-terraform scripts/terraform plan");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^There is no 'no-such-terraform': install Terraform [^\n]+\n$", result.Error);
    }

    [Fact]
    public async Task Script_WithoutACommand_TellsItsUse()
    {
        var result = await ShellAsync("scripts/terraform");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("usage: scripts/terraform plan|apply", result.Output, StringComparison.Ordinal);
    }

    // Beside the state of whoever works here.
    private static Task<FleetResult> RunAsync(params string[] arguments) => ShellAsync($"TF_DATA_DIR=artifacts/terraform-tests scripts/terraform {string.Join(' ', arguments)}");

    private static Task<FleetResult> ShellAsync(string line) => FleetProcess.ShellAsync(RepositoryFiles.Root, line);
}
