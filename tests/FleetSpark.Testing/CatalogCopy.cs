using FleetSpark.Tables;

namespace FleetSpark.Testing;

/// <summary>A copy of the sources and tables that a test may edit.</summary>
public sealed class CatalogCopy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Copies the built-in catalog.</summary>
    public CatalogCopy() => Folders.Copy(TableCatalog.BuiltInFolder, _folder.Path);

    /// <summary>The folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Reads the catalog as it stands now.</summary>
    public TableCatalog Load() => TableCatalog.Load(_folder.Path);

    /// <summary>Changes the text of one file; <paramref name="file"/> is relative, <c>tables/trucks/query.sql</c> say.</summary>
    public void Edit(string file, Func<string, string> edit)
    {
        var path = _folder.PathOf(file.Split('/'));
        var before = File.ReadAllText(path);
        var after = edit(before);
        if (after == before)
        {
            throw new InvalidOperationException($"The edit of {file} changes nothing.");
        }

        File.WriteAllText(path, after);
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();
}
