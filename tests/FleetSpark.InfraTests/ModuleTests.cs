using System.Text.RegularExpressions;

namespace FleetSpark.InfraTests;

/// <summary>Rules of shape for Terraform's modules, which Terraform itself does not hold.</summary>
public sealed partial class ModuleTests
{
    // Resources that would put a secret's value into the state.
    private static readonly string[] Values = ["aws_secretsmanager_secret_version", "aws_ssm_parameter", "random_password", "aws_iam_access_key", "aws_iam_user"];

    public static TheoryData<string> Modules => [.. TerraformFiles.Modules.Select(RepositoryFiles.Shown)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_OfAnyName_HasVariablesAndOutputs(string module)
    {
        var folder = RepositoryFiles.PathOf(module);
        Assert.All(["main.tf", "variables.tf", "outputs.tf"], file => Assert.True(File.Exists(Path.Combine(folder, file)), $"{module} lacks {file}"));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Variable_OfAnyModule_HasTypeAndDescription(string module) => Assert.All(
        TerraformFiles.BlocksOf(RepositoryFiles.PathOf(module), "variable"),
        variable => Assert.True(Has(variable.Value, "type") && Has(variable.Value, "description"), $"{variable.Key} of {module} lacks its type or its description"));

    [Theory]
    [MemberData(nameof(Modules))]
    public void Output_OfAnyModule_HasADescription(string module) => Assert.All(
        TerraformFiles.BlocksOf(RepositoryFiles.PathOf(module), "output"),
        output => Assert.True(Has(output.Value, "description"), $"{output.Key} of {module} lacks its description"));

    // What a person gives is judged where it comes in; modules are given what was judged.
    [Fact]
    public void Variable_OfTheRoot_IsValidatedUnlessItIsYesOrNo()
    {
        var variables = TerraformFiles.BlocksOf(TerraformFiles.Modules[0], "variable");
        Assert.True(variables.Count > 30, $"only {variables.Count} variables were found");
        Assert.All(variables, variable => Assert.True(
            YesOrNo().IsMatch(variable.Value) || variable.Value.Contains("  validation {", StringComparison.Ordinal), $"{variable.Key} is not validated"));
    }

    [Fact]
    public void Refusals_OfTheTests_NameEveryValidatedVariable()
    {
        var refusals = File.ReadAllText(TerraformFiles.PathOf("tests", "refusals.tftest.hcl"));
        var validated = TerraformFiles.BlocksOf(TerraformFiles.Modules[0], "variable").Where(variable => variable.Value.Contains("  validation {", StringComparison.Ordinal)).Select(variable => variable.Key);
        Assert.All(validated, name => Assert.Matches($@"\bvar\.{name}\b", refusals));
    }

    [Theory]
    [InlineData("infra/terraform/terraform.tfvars.example")]
    [InlineData("tests/localcloud/terraform.tfvars")]
    public void Values_OfAFile_AreOfVariablesThatAreThere(string file)
    {
        var given = Given().Matches(File.ReadAllText(RepositoryFiles.PathOf(file))).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(given);
        Assert.Empty(given.Except(TerraformFiles.BlocksOf(TerraformFiles.Modules[0], "variable").Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Secrets_OfAnyModule_AreContainersWithoutAValue() => Assert.All(TerraformFiles.Modules, module =>
    {
        var text = TerraformFiles.TextOf(module);
        Assert.All(Values, value => Assert.DoesNotContain($"resource \"{value}\"", text, StringComparison.Ordinal));
        Assert.DoesNotMatch(Password(), text);
    });

    [Fact]
    public void Readme_OfTheModules_NamesEachOfThem()
    {
        var readme = File.ReadAllText(TerraformFiles.PathOf("README.md"));
        Assert.All(TerraformFiles.Modules.Skip(1), module => Assert.Contains($"`{Path.GetFileName(module)}`", readme, StringComparison.Ordinal));
    }

    private static bool Has(string block, string argument) => Regex.IsMatch(block, $@"^  {argument}\s+= ", RegexOptions.Multiline, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^  type\s+= bool$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"^(# )?(?<name>[a-z_]+)\s+= ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\s*(password|secret_string|master_password)\s+= ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
