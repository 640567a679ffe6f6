using FleetSpark.Aws.Emr;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;
using FleetSpark.EmrTests;

[assembly: AssemblyFixture(typeof(EmrCloud))]

namespace FleetSpark.EmrTests;

/// <summary>The local cloud of all tests of this program, and the package of the program, which is made once.</summary>
public sealed class EmrCloud : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<Package>> _package;
    private LocalCloud? _local;

    public EmrCloud() => _package = new Lazy<Task<Package>>(() => Maker.MakeAsync(Architecture.X64, _folder.Path, CancellationToken.None));

    /// <summary>Publishes this clone.</summary>
    internal static PackageMaker Maker { get; } = new(RepositoryFiles.Root, progress: null);

    /// <summary>The cloud.</summary>
    public LocalCloud Local => _local ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _local = await LocalCloud.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>A lake of its own on S3 with an emr.yaml.</summary>
    /// <param name="cluster">The cluster's name; one that begins with <c>held</c> takes steps and begins none.</param>
    /// <param name="more">More lines of emr.yaml.</param>
    public async Task<TestLake> CreateLakeAsync(string cluster, string more = "")
    {
        var lake = await Local.CreateLakeAsync();
        var root = lake.Lake.Location;
        await Local.PutAsync(root.At(EmrSettings.FileName), $$"""
            packages: {{root}}/packages
            logs: {{root}}/logs
            cluster:
              name: {{cluster}}
              architecture: x86_64
              service_role: EMR_DefaultRole
              instance_profile: EMR_EC2_DefaultRole
              primary: {instance_types: [m7i.xlarge]}
              core: {instance_types: [m7i.xlarge]}
            {{more}}
            """);
        return lake;
    }

    /// <summary>Deploys this clone's package for a lake.</summary>
    public async Task DeployAsync(TestLake lake) => await DeployAsync(lake, await _package.Value);

    /// <summary>Deploys a package for a lake.</summary>
    internal static Task DeployAsync(TestLake lake, Package package) =>
        new PackageStore(lake.Lake.Location.At("packages"), TimeProvider.System).DeployAsync(package, Maker.Launcher, [.. BuiltIn.SourceNames], CancellationToken.None);

    /// <summary>Deploys a package of one small file for a lake, for runs that never begin.</summary>
    public async Task DeployEmptyAsync(TestLake lake)
    {
        var file = _folder.PathOf($"{Guid.NewGuid():N}.tar.gz");
        await File.WriteAllTextAsync(file, "nothing");
        await DeployAsync(lake, new Package(Architecture.X64, file, "fleet-0000000000000000-x86_64.tar.gz", 7));
    }

    /// <summary>The package's archive with other files in it.</summary>
    internal async Task<Package> MakeOtherAsync(Action<string> change)
    {
        var package = await _package.Value;
        var folder = _folder.PathOf(Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        await using (var file = File.OpenRead(package.Path))
        await using (var plain = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress))
        {
            await System.Formats.Tar.TarFile.ExtractToDirectoryAsync(plain, folder, overwriteFiles: true);
        }

        change(folder);
        var name = $"{PackageMaker.Program}-{PackageArchive.HashOf(folder)[..16]}-x86_64.tar.gz";
        PackageArchive.Write(folder, PackageMaker.Program, _folder.PathOf(name));
        return new Package(Architecture.X64, _folder.PathOf(name), name, 0);
    }

    /// <summary>All clusters of a name.</summary>
    public static async Task<IReadOnlyList<Cluster>> ClustersAsync(string name)
    {
        using var emr = new EmrClient();
        var found = new List<Cluster>();
        var input = new ListClustersInput();
        do
        {
            var page = await emr.ListClustersAsync(input, CancellationToken.None);
            found.AddRange(page.Clusters!.Where(cluster => cluster.Name == name));
            input = input with { Marker = page.Marker };
        }
        while (!string.IsNullOrEmpty(input.Marker));
        return found;
    }
}
