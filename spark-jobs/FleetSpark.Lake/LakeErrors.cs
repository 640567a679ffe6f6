using System.Net.Sockets;
using FleetSpark.Core;

namespace FleetSpark.Lake;

/// <summary>The coded failures of a lake, its settings and its stores, FS10.</summary>
public static class LakeErrors
{
    /// <summary>A key of an object points out of its store.</summary>
    public static FleetException KeyLeavesStore(string key) => new("FS1002", $"The key '{key}' points out of its store; nothing was read or written.");

    /// <summary>A store's folder cannot be written, its disk being full, say.</summary>
    public static FleetException CannotWrite(string root, Exception cause) =>
        new("FS1003", $"Cannot write under '{root}': {Sentence.Of(cause)} Nothing half-written was left; make room or mend its rights.", FailureKind.Retry, cause);

    /// <summary>A head, manifest or report that does not hold what it must.</summary>
    public static FleetException BrokenObject(string key, Exception? cause) =>
        Broken($"The object '{key}' is not what it must be: it was changed by hand, or the disk lost bytes of it. Bring it back from a copy; 'curated/_heads' keeps every head.", cause);

    /// <summary>The head is gone from a lake in which something was published.</summary>
    public static FleetException LostHead(string key, string pastHeads) =>
        Broken($"The object '{key}' is missing, and '{pastHeads}' says that something was published here: bring it back from a copy, or put the newest object of '{pastHeads}' in its place.");

    /// <summary>settings.yaml has faults; all are named.</summary>
    public static FleetException FaultySettings(IReadOnlyList<string> faults) =>
        new("FS1005", $"{faults.Count} fault(s) in the lake's settings:\n  {string.Join("\n  ", faults)}");

    /// <summary>A manifest, or what commits staged records, is absent: nothing else in the lake says what it said.</summary>
    public static FleetException MissingObject(string key) =>
        new("FS1006", $"The object '{key}', which the lake's head leads to, is missing: bring it back from a copy. No run and no rebuild can make it again.");

    /// <summary>The key file holds too little to be a secret.</summary>
    public static FleetException WeakDriverKey(string file) =>
        new("FS1007", $"The key in '{file}' has fewer than 32 characters; put a longer random text there, or remove the file and one is made.");

    /// <summary>The system lets this user not read a file or folder.</summary>
    public static FleetException CannotRead(string path, Exception cause) =>
        new("FS1010", $"Cannot read '{path}': {Sentence.Of(cause)} Mend its rights or its disk, or leave out what needs it.", inner: cause);

    /// <summary>A file of a table is absent.</summary>
    public static FleetException MissingTableFile(string table, string key) =>
        new("FS1008", $"The file '{key}' of the table '{table}' is missing: 'fleet rebuild --tables {table}' makes it again.");

    /// <summary>A file of staged records is absent, or shorter or longer than it was written.</summary>
    public static FleetException MissingStagedFile(string source, string key) =>
        new("FS1009", $"The file '{key}' of the staged records of '{source}' is missing or was cut: 'fleet rebuild --tables TABLE', of any table, stages it again where its raw objects are still there; else bring it back from a copy.");

    /// <summary>S3 says no: the bucket is absent, or the rights are.</summary>
    public static FleetException StoreRefused(string location, Exception cause) =>
        new("FS1011", $"S3 refuses '{location}': {Sentence.Of(cause)} Mend the name of the bucket, the credentials or the rights of the role; nothing was changed.", inner: cause);

    /// <summary>S3 cannot be reached, or fails, beyond the retries.</summary>
    public static FleetException StoreFailed(string location, Exception cause) =>
        new("FS1012", $"S3 does not serve '{location}': {Sentence.Of(cause)} What is in the lake is whole.{(IsUnknownHost(cause) ? " Look at AWS_REGION too: of a region that does not exist no name is known." : string.Empty)}", FailureKind.Retry, cause);

    /// <summary>A lake, or a root of one, is named by what is neither a folder nor a place on S3.</summary>
    public static FleetException UnusableLocation(string text) =>
        new("FS1013", $"'{text}' is no place of a lake: name a folder, or s3://bucket/prefix.", FailureKind.WrongUse);

    /// <summary>A limit that the environment sets is none.</summary>
    public static FleetException UnusableLimit(string variable, string text) =>
        new("FS1014", $"{variable} is '{text}', which is no number of gigabytes: write 20 or 0.5, say.", FailureKind.WrongUse);

    /// <summary>Nothing says by which region and credentials AWS is called.</summary>
    public static FleetException AwsNotSetUp(Exception cause) =>
        new("FS1015", $"AWS is not set up here: {Sentence.Of(cause.Message.Split('\n')[0].Split(" The credential providers")[0])} Set AWS_REGION, and AWS_PROFILE or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, or run where a role gives them.", inner: cause);

    private static bool IsUnknownHost(Exception failed) =>
        failed is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } || (failed.InnerException is { } inner && IsUnknownHost(inner));

    private static FleetException Broken(string message, Exception? cause = null) => new("FS1004", message, inner: cause);
}
