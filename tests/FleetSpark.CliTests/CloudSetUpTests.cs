namespace FleetSpark.CliTests;

/// <summary>A lake on S3 where this machine is not set up for it: told before anybody is called.</summary>
public sealed class CloudSetUpTests : IDisposable
{
    private const string Nothing =
        "unset ${!AWS_@} FLEET_CACHE_GB; export HOME=$PWD FLEET_CACHE=$PWD/cache AWS_EC2_METADATA_DISABLED=true; ";

    private const string Keys = "AWS_REGION=sa-east-1 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b")] // no region
    [InlineData("AWS_REGION=sa-east-1")] // no credentials
    [InlineData("AWS_PROFILE=absent")]
    public async Task Lake_OnS3WithoutRegionOrCredentials_SaysWhatToSet(string variables)
    {
        var refused = await RunAsync(variables);
        Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Matches(@"\AFS1015 AWS is not set up here: [^\n]+\. Set AWS_REGION, and AWS_PROFILE or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or run where a role gives them\.\n\z", refused.Error);
    }

    [Theory]
    [InlineData("lots")]
    [InlineData("-Infinity")]
    public async Task Limit_OfCopiesThatIsNoSize_IsWrongUse(string text)
    {
        var refused = await RunAsync($"{Keys} FLEET_CACHE_GB={text}");
        Assert.Equal((2, $"FS1014 FLEET_CACHE_GB is '{text}', which is no number of gigabytes: write 20 or 0.5, say.\n"), (refused.ExitCode, refused.Error));
    }

    private Task<FleetResult> RunAsync(string variables) => FleetProcess.ShellAsync(_folder.Path, $"{Nothing}{variables} \"$FLEET\" tables --lake s3://bucket/lake");
}
