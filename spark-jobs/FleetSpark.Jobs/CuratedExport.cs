using System.Data.Common;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>Copies the curated tables, all as the head has them at one moment, into one DuckDB file. Works while a run goes on.</summary>
public static class CuratedExport
{
    /// <summary>Writes the file, in place of one that is there.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="catalog">The tables.</param>
    /// <param name="path">The file. It is there whole or as it was before.</param>
    /// <param name="includesRestricted">Whether tables with personal data are copied too; the file is its owner's alone then.</param>
    /// <param name="onTable">Is told each table before it is copied.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="FleetException">FS1008, FS1010, FS4005: a table cannot be read. FS4014: the file cannot be written, or something that is no DuckDB file, or of the lake, would be lost. FS4304: nothing is published.</exception>
    public static async Task<ExportedFile> WriteAsync(
        DataLake lake, TableCatalog catalog, string path, bool includesRestricted, Action<string> onTable, CancellationToken cancellationToken)
    {
        var whole = new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        Refuse(lake, catalog, path, whole);
        if ((await lake.Manifests.ReadHeadAsync(cancellationToken)).Version is null)
        {
            throw JobErrors.NothingPublished(lake.Location.ToString());
        }

        var views = await CuratedViews.ReadAsync(lake, catalog, includesRestricted, cancellationToken);
        var tables = views.Select(view => Described(view, catalog.Table(view.Name))).ToList();
        return await Task.Run(() => Write(tables, whole, path, isPrivate: includesRestricted && catalog.Tables.Any(table => table.IsRestricted), onTable, cancellationToken), cancellationToken);
    }

    // A file that is replaced is gone: none but an older export may be.
    private static void Refuse(DataLake lake, TableCatalog catalog, string path, string whole)
    {
        var file = LakeLocation.Parse(whole);
        var places = catalog.Sources.Select(source => lake.RawPlace(source.Name)).Concat([lake.Location, lake.PlaceOf(isRestricted: false), lake.PlaceOf(isRestricted: true)]);
        var why = places.Any(place => place.Holds(file)) ? "it lies in the lake"
            : Directory.Exists(whole) ? "it is a folder"
            : !Directory.Exists(Path.GetDirectoryName(whole)) ? $"there is no folder '{Path.GetDirectoryName(whole)}'"
            : File.Exists(whole) && !DuckDbFile.IsOne(whole) ? "it is there and no DuckDB file, and would be lost"
            : null;
        if (why is not null)
        {
            throw EngineErrors.UnwritableFile(path, why);
        }
    }

    // What is not whole yet lies in a folder of its owner alone, beside the file, so that a move of it is no copy.
    private static ExportedFile Write(IReadOnlyList<DescribedView> tables, string whole, string path, bool isPrivate, Action<string> onTable, CancellationToken cancellationToken)
    {
        var partial = Path.Combine(Path.GetDirectoryName(whole)!, $".export-{Guid.NewGuid():N}");
        try
        {
            LocalFolders.Create(partial, privateFrom: partial);
            var file = Path.Combine(partial, Path.GetFileName(whole));
            var rows = DuckDbFile.Write(tables, file, onTable, cancellationToken);
            if (!OperatingSystem.IsWindows() && (isPrivate || File.Exists(whole)))
            {
                File.SetUnixFileMode(file, isPrivate ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(whole));
            }

            File.Move(file, whole, overwrite: true);
            return new ExportedFile(new FileInfo(whole).Length, rows);
        }
        catch (Exception failed) when (failed is DbException or IOException or UnauthorizedAccessException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw EngineErrors.UnwritableFile(path, failed.Message.Replace(Path.Combine(partial, Path.GetFileName(whole)), whole, StringComparison.Ordinal), failed);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private static DescribedView Described(CuratedView view, TableDefinition table) => new(
        view,
        table.Description,
        table.Columns.ToDictionary(column => column.Name, column => column.Unit is { } unit ? $"{column.Description} [{unit}]" : column.Description, StringComparer.Ordinal));
}

/// <summary>A file of curated tables.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">The rows of each table, by its name.</param>
public sealed record ExportedFile(long Bytes, IReadOnlyDictionary<string, long> Rows);
