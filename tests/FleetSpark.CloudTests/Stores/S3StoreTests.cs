using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.CloudTests.Stores;

/// <summary>The contract, kept by a bucket.</summary>
public sealed class S3StoreTests(Cloud cloud) : ObjectStoreContract
{
    protected override async Task<ILakeStore> OpenAsync(TemporaryFolder folder)
    {
        var location = LakeLocation.Parse($"s3://{await cloud.Local.CreateBucketAsync()}/some/lake/");
        return (await DataLake.OpenAsync(location, clock: null, Token)).Curated;
    }
}
