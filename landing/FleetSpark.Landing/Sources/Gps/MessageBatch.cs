using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>
/// Messages whose records become objects together. What was refused of a message makes objects of its own, named by that message alone: handed over again, in whatever
/// company, it makes the same ones.
/// </summary>
/// <param name="fields">The fields that landing judges.</param>
/// <param name="raw">Where objects are put.</param>
/// <param name="known">The ids of poisoned messages whose refusals were put before: those are not judged again.</param>
internal sealed class MessageBatch(JudgedFields fields, IObjectStore raw, IReadOnlySet<string> known) : IDisposable
{
    // Each is an object or more: so many are put, and no more are waited for.
    private const int RefusingMessages = 100;
    private const int PutsAtOnce = 16;

    private readonly StrictCheck _check = new(fields);
    private readonly MessageBody _body = new();
    private readonly RawWriter _records = new(raw, DateTimeOffset.UnixEpoch);
    private readonly List<RawWriter> _refusals = [];
    private readonly Dictionary<string, QueueMessage> _messages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _poisoned = new(StringComparer.Ordinal);

    /// <summary>Whether it has no message.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Whether it has as many refusals as are put together.</summary>
    public bool HasManyRefusals => _refusals.Count >= RefusingMessages;

    /// <summary>Its records.</summary>
    public long Records => _records.Records;

    /// <summary>The bytes of its messages, unpacked.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the first of its messages was sent.</summary>
    public DateTimeOffset OldestSentAt { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>How often each reason of refusal was met.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => RefusalCounts.Sum(_refusals.Select(refusal => refusal.RefusedByReason));

    /// <summary>How many objects it made.</summary>
    public int Objects => _records.Keys.Count + _refusals.Sum(refusal => refusal.Keys.Count);

    /// <summary>Its messages, each as it was received last, those that are poisoned left out.</summary>
    public IReadOnlyList<QueueMessage> Sound => [.. _messages.Values.Where(message => !_poisoned.Contains(message.Id))];

    /// <summary>Those of its messages that hold no record, and what is none.</summary>
    public IReadOnlyList<QueueMessage> Poisoned => [.. _messages.Values.Where(message => _poisoned.Contains(message.Id))];

    /// <summary>Takes a message; one that it has already counts once.</summary>
    public async Task TakeAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var isNew = !_messages.ContainsKey(message.Id);
        _messages[message.Id] = message with { Body = default }; // its last receipt is the one that holds
        if (!isNew)
        {
            return;
        }

        if (known.Contains(message.Id))
        {
            _poisoned.Add(message.Id);
            return;
        }

        OldestSentAt = message.SentAt < OldestSentAt ? message.SentAt : OldestSentAt;
        _records.SentAt = message.SentAt > _records.SentAt ? message.SentAt : _records.SentAt;
        var before = _records.Records;
        var refusals = new Lazy<RawWriter>(() => new RawWriter(raw, message.SentAt)); // most messages refuse nothing
        var (bytes, reason) = await _body.UnpackAsync(message.Body, cancellationToken);
        Bytes += bytes.Length;
        using (var judge = new RecordJudge(_check, _records, $"message {message.Id}", refusals))
        {
            Split(bytes.Span, reason, judge);
        }

        if (!refusals.IsValueCreated)
        {
            return;
        }

        refusals.Value.Seal();
        _refusals.Add(refusals.Value);
        if (_records.Records == before)
        {
            _poisoned.Add(message.Id);
        }
    }

    /// <summary>Puts its objects. May be called again where it failed: what was put is there.</summary>
    public async Task PutAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            _refusals, new ParallelOptions { MaxDegreeOfParallelism = PutsAtOnce, CancellationToken = cancellationToken }, async (refusal, token) => await refusal.CompleteAsync(token));
        await _records.CompleteAsync(cancellationToken);
    }

    public void Dispose()
    {
        _body.Dispose();
        _records.Dispose();
        _refusals.ForEach(refusal => refusal.Dispose());
    }

    private static void Split(ReadOnlySpan<byte> bytes, string? reason, RecordJudge judge)
    {
        if (reason is not null)
        {
            judge.RefusePart(bytes);
            judge.RefuseParts(reason);
            return;
        }

        bytes = bytes[ByteOrderMark.LengthIn(bytes)..];
        var format = FormatRule.OfJson(bytes[..Math.Min(bytes.Length, FileScan.HeadLength)]);
        var splitter = RecordSplitters.Of(format, judge);
        splitter.Feed(bytes);
        splitter.Complete();
    }
}
