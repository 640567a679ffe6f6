using FleetSpark.Aws.Emr;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Packages;
using FleetSpark.EmrTests;

[assembly: AssemblyFixture(typeof(EmrCloud))]

namespace FleetSpark.EmrTests;

/// <summary>
/// The local cloud of all tests of this program, and a package of the program that all tests start, which needs the .NET of this machine: it is there, and to publish one without
/// takes half a minute. That 'fleet emr deploy' publishes one that needs none, the rehearsal shows.
/// </summary>
public sealed class EmrCloud : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Package> _package;
    private LocalCloud? _local;

    public EmrCloud() => _package = new Lazy<Package>(() => Pack(_ => { }));

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

    /// <summary>Deploys the program for a lake.</summary>
    public Task DeployAsync(TestLake lake) => DeployAsync(lake, _package.Value);

    /// <summary>Deploys a package of one small file for a lake, for runs that never begin.</summary>
    public async Task DeployEmptyAsync(TestLake lake)
    {
        var file = _folder.PathOf($"{Guid.NewGuid():N}.tar.gz");
        await File.WriteAllTextAsync(file, "nothing");
        await DeployAsync(lake, new Package(Architecture.X64, file, "fleet-0000000000000000-x86_64.tar.gz", 7));
    }

    /// <summary>Deploys the program with other files in it.</summary>
    public Task DeployOtherAsync(TestLake lake, Action<string> change) => DeployAsync(lake, Pack(change));

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

    private static Task<bool> DeployAsync(TestLake lake, Package package) =>
        new PackageStore(lake.Lake.Location.At("packages"), TimeProvider.System).DeployAsync(package, RepositoryFiles.PathOf("spark-jobs", "launch.py"), [.. BuiltIn.SourceNames], CancellationToken.None);

    private Package Pack(Action<string> change)
    {
        var folder = _folder.PathOf(Guid.NewGuid().ToString("N"));
        Folders.Copy(Path.GetDirectoryName(FleetProcess.Program)!, folder, leaveOut: "runtimes"); // which a build has, not what is published
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).StartsWith("libduckdb", StringComparison.Ordinal) || Path.GetExtension(file) is ".pdb" or ".xml").ToList())
        {
            File.Delete(file);
        }

        change(folder);
        var name = $"{PackageMaker.Program}-{PackageArchive.HashOf(folder)[..16]}-x86_64.tar.gz";
        PackageArchive.Write(folder, PackageMaker.Program, _folder.PathOf(name));
        return new Package(Architecture.X64, _folder.PathOf(name), name, new FileInfo(_folder.PathOf(name)).Length);
    }
}
