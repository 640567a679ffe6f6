using FleetSpark.Lake.Stores;

namespace FleetSpark.CloudTests.Stores;

/// <summary>The contract, kept by a folder.</summary>
public sealed class FolderStoreTests : ObjectStoreContract
{
    protected override int Rounds => 20; // a folder is quick

    protected override Task<ILakeStore> OpenAsync(TemporaryFolder folder) => Task.FromResult<ILakeStore>(new FolderObjectStore(folder.PathOf("store")));
}
