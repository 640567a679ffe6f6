using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>Every coded failure of landing the bank's files, FS22. Each has a line in docs/errors.md. None names an account, a person or a secret.</summary>
public static class BankErrors
{
    private const string NothingPut = "Nothing of it was landed.";

    /// <summary>The server shows a key that is not among the pinned ones. Never tried again: somebody may stand in between.</summary>
    /// <param name="host">The server.</param>
    /// <param name="algorithm">The kind of the key it showed.</param>
    /// <param name="fingerprint">That key's SHA-256 fingerprint.</param>
    public static FleetException UnknownHostKey(string host, string algorithm, string fingerprint) =>
        new("FS2201", $"'{host}' shows the {algorithm} key SHA256:{fingerprint}, which is not among the pinned host keys; nothing was sent to it. Ask the bank by another way whether it changed its key, and only then write that fingerprint into the settings.");

    /// <summary>The server does not let this user in.</summary>
    public static FleetException NotLetIn(string host) =>
        new("FS2202", $"'{host}' refuses the user with the key or password that the settings name. Look at the user's name and the secret, or ask the bank whether the key is known there.");

    /// <summary>The user's private key cannot be read.</summary>
    /// <param name="secret">The name of the secret that holds it.</param>
    public static FleetException UnreadableKey(string secret) =>
        new("FS2203", $"The secret '{secret}' holds no private key that can be read: it must be in OpenSSH, PEM or PKCS#8 form, and its passphrase the one that the settings name.");

    /// <summary>The server cannot be reached, or the connection breaks again and again.</summary>
    public static FleetException Unreachable(string host, int tries, Exception cause) =>
        new("FS2204", $"'{host}' could not be reached, or broke off, {tries} times: {Sentence.Of(cause)} What was landed before stays, and nothing is doubled.", FailureKind.Retry, cause);

    /// <summary>The folder on the server is not there.</summary>
    public static FleetException NoSuchFolder(string host, string folder) => new("FS2205", $"There is no folder '{folder}' on '{host}'. Mend the folder in the settings.");

    /// <summary>The user may not do something on the server.</summary>
    /// <param name="host">The server.</param>
    /// <param name="what">What it may not do, such as "read '/out/a.json'".</param>
    public static FleetException NotPermitted(string host, string what) => new("FS2206", $"The user may not {what} on '{host}'. Ask the bank for the right.");

    /// <summary>A file changed, or went away, while it was read.</summary>
    public static FleetException FileChanged(string path) =>
        new("FS2207", $"'{path}' changed or went away while it was read. {NothingPut} It is read again when it is whole.", FailureKind.Retry);

    /// <summary>A file is not of the bank's form.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is amiss, in a sentence.</param>
    public static FleetException NoBankFile(string path, string what) =>
        new("FS2208", $"'{path}' is no file of the bank, {{\"accountId\", \"data\": [...], \"totals\"}}: {what} {NothingPut} Ask the bank for it anew.");

    /// <summary>A file's totals are not those of its transactions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="differences">What differs, with both figures.</param>
    public static FleetException TotalsDisagree(string path, IReadOnlyList<string> differences) =>
        new("FS2209", $"The totals of '{path}' are not those of its transactions: {string.Join("; ", differences)}. {NothingPut} Ask the bank for the file anew.");

    /// <summary>A file is longer than is allowed.</summary>
    public static FleetException TooLong(string path, long largest) =>
        new("FS2210", $"'{path}' has more than {largest} bytes, uncompressed, which is the most that is landed. {NothingPut} Look at it; if it is right, allow more with largest_file_mebibytes.");

    /// <summary>A landed file cannot be moved.</summary>
    public static FleetException CannotMove(string path, string folder) =>
        new("FS2212", $"'{path}' was landed, but cannot be moved to '{folder}'. Ask the bank for the right to rename there, or take done_folder out of the settings; it is not landed again.");
}
