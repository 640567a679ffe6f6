using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Every coded failure of the tag operator, FS21. Each has a line in docs/errors.md. None quotes what the operator answered, what it was
/// asked with, or any record: plates, tokens and names stand there.
/// </summary>
public static class TagErrors
{
    private const string NotMoved = "What was landed before stays, and the next call asks from there.";

    /// <summary>The operator cannot be reached, or its answers are cut.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="tries">How often.</param>
    /// <param name="how">How the last try failed.</param>
    /// <param name="cause">What it failed by; null where nothing did but time.</param>
    public static FleetException NotReached(string host, int tries, string how, Exception? cause = null) =>
        new("FS2102", $"The tag operator's '{host}' gave no whole answer in {tries} tries; the last one failed by {how}. {NotMoved}", FailureKind.Retry, cause);

    /// <summary>The operator refuses the client.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="what">What it refused.</param>
    public static FleetException AccessRefused(string host, string what) =>
        new("FS2103", $"The tag operator's '{host}' refused {what}. Look at client id and secret, at what the operator grants this client, and at this machine's clock. {NotMoved}");

    /// <summary>The operator is busy, and longer than this call waits.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="status">What it answered.</param>
    /// <param name="asked">How long it asks to wait.</param>
    /// <param name="longest">How long this call waits.</param>
    public static FleetException AsksToWait(string host, int status, TimeSpan asked, TimeSpan longest) =>
        new("FS2104", $"The tag operator's '{host}' answered {status} and asks to wait {Math.Ceiling(asked.TotalSeconds)} s, which is more than the {longest.TotalSeconds} s of longest_wait_seconds. {NotMoved} Call again later.", FailureKind.Retry);

    /// <summary>The operator fails, or is busy, again and again.</summary>
    public static FleetException KeepsFailing(string host, int status, int tries) =>
        new("FS2105", $"The tag operator's '{host}' answered {status} in the last of {tries} tries. {NotMoved}", FailureKind.Retry);

    /// <summary>The operator answered with a status that no other try would change.</summary>
    public static FleetException UnexpectedStatus(string host, int status) =>
        new("FS2106", $"The tag operator's '{host}' answered {status}, which is no answer to what was asked. Look at base_url, token_url, protocol and paging. {NotMoved}");

    /// <summary>An answer is not what the contract says.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="tries">How often.</param>
    /// <param name="what">What is wrong with it, in our words.</param>
    public static FleetException NotUnderstood(string host, int tries, string what) =>
        new("FS2107", $"The tag operator's '{host}' gave an answer that is not understood, {tries} time(s): {what}. {NotMoved} Show this to the operator.", FailureKind.Retry);

    /// <summary>An answer is too large.</summary>
    public static FleetException TooLarge(string host, int bytes) =>
        new("FS2108", $"An answer of the tag operator's '{host}' is larger than {bytes >> 20} MiB, packed or unpacked; it was not read further. {NotMoved} Set page_size lower, or answer_mebibytes higher.");

    /// <summary>An XML answer is one that nobody should read.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="what">What it has: a document type, too many levels.</param>
    public static FleetException HostileXml(string host, string what) =>
        new("FS2109", $"The tag operator's '{host}' answered XML with {what}, which is not read. {NotMoved} Make sure that it is the operator who answers there.");

    /// <summary>The operator answered a SOAP fault.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="code">The fault's code, letters and digits alone.</param>
    /// <param name="tries">How often.</param>
    /// <param name="isOfReceiver">Whether the fault is the operator's, so that another try may help.</param>
    public static FleetException SoapFault(string host, string code, int tries, bool isOfReceiver) =>
        new("FS2110", $"The tag operator's '{host}' answered the SOAP fault '{code}', {tries} time(s). {NotMoved}", isOfReceiver ? FailureKind.Retry : FailureKind.Refused);

    /// <summary>The pages of a window change under the reading.</summary>
    public static FleetException PagesKeepChanging(TagWindow window, int readings) =>
        new("FS2111", $"The pages of {window} changed while they were read, {readings} times. {NotMoved} Set longest_window_minutes lower, or paging to cursor.", FailureKind.Retry);

    /// <summary>The pages of a window hold less than the operator says, again and again.</summary>
    public static FleetException RecordsMissing(TagWindow window, long missing, int readings) =>
        new("FS2121", $"The pages of {window} hold {missing} record(s) less than their total says, in the last of {readings} readings. {NotMoved} Show this to the operator.", FailureKind.Retry);

    /// <summary>The pages of a window do not end.</summary>
    public static FleetException PagesDoNotEnd(TagWindow window, int pages) =>
        new("FS2112", $"The pages of {window} go round, or do not end: {pages} were read. {NotMoved} Show this to the operator.", FailureKind.Retry);

    /// <summary>What is kept about the last call cannot be read.</summary>
    public static FleetException BrokenState(string key) =>
        new("FS2113", $"The object '{key}' of the raw store of tags cannot be read; it says how far was landed. Bring it back from a copy, or remove it: all is asked for again then from first_day, and the table keeps each charge once.");

    /// <summary>Other calls land the same source all the time.</summary>
    public static FleetException OthersKeepLanding(string key, int times) =>
        new("FS2115", $"Other calls replaced '{key}' {times} times while this one landed. Let one call at a time land tags.", FailureKind.Retry);
}
