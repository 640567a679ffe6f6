using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Staging;

/// <summary>Where an engine opens the files of staged records.</summary>
internal static class StagedFiles
{
    /// <summary>The paths of files of a source, in the order given.</summary>
    /// <exception cref="FleetException">FS1009: one is missing, or was cut.</exception>
    public static async Task<IReadOnlyList<string>> LocateAsync(DataLake lake, SourceDefinition source, IEnumerable<StagedFile> files, CancellationToken cancellationToken)
    {
        var wanted = files.ToList();
        var fetched = await lake.StoreOf(source.IsRestricted).FetchAllAsync(wanted.Select(staged => staged.File.Key), cancellationToken);
        return
        [
            .. wanted.Select(staged => fetched[staged.File.Key] is { } file && file.Bytes == staged.File.Bytes
                ? file.Path
                : throw LakeErrors.MissingStagedFile(source.Name, staged.File.Key)),
        ];
    }

    /// <summary>Whether all files of an increment are there, as long as they were written.</summary>
    public static async Task<bool> AreThereAsync(DataLake lake, SourceDefinition source, Increment increment, CancellationToken cancellationToken)
    {
        foreach (var staged in increment.Accepted.Concat(increment.Quarantined))
        {
            if (await lake.StoreOf(source.IsRestricted).FindLengthAsync(staged.File.Key, cancellationToken) != staged.File.Bytes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes back that an increment is made, so that it is made again, into files of other names.</summary>
    public static Task ForgetAsync(DataLake lake, SourceDefinition source, Increment increment, CancellationToken cancellationToken) =>
        lake.StoreOf(source.IsRestricted).DeleteAsync($"_staged/{source.Name}/{increment.Name}/increment.json", cancellationToken);
}
