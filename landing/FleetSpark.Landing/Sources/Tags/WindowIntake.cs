using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Takes the records of one window, in as many readings as it needs: each record goes to the raw store once, and what was landed by an
/// earlier window not at all.
/// </summary>
/// <param name="raw">The raw store.</param>
/// <param name="fields">The fields that are judged.</param>
/// <param name="known">The records of earlier windows.</param>
/// <param name="put">Records that this call put already, for a window whose state it could not replace.</param>
internal sealed class WindowIntake(IObjectStore raw, JudgedFields fields, HashSet<UInt128> known, IReadOnlySet<UInt128> put) : IDisposable
{
    // Stands in refused objects, in the place of a file's name.
    private const string SourceName = "api";

    private readonly HashSet<UInt128> _fresh = [];
    private readonly HashSet<UInt128> _seen = [];
    private RawWriter? _writer;
    private RecordJudge? _judge;

    /// <summary>The records that no earlier window brought.</summary>
    public IReadOnlyCollection<UInt128> Fresh => _fresh;

    /// <summary>Of the reading that runs or ran last: records that were landed before, by an earlier window or by this one.</summary>
    public long KnownAlready { get; private set; }

    /// <summary>Whether the reading that runs or ran last met a record twice.</summary>
    public bool HasTwice { get; private set; }

    /// <summary>Records put.</summary>
    public long Records => _writer?.Records ?? 0;

    /// <summary>What was refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => _writer?.RefusedByReason ?? new Dictionary<string, long>();

    /// <summary>Begins a reading.</summary>
    /// <param name="answeredAt">When the operator answered: the objects' send time is that of the first reading.</param>
    public void Begin(DateTimeOffset answeredAt)
    {
        _writer ??= new RawWriter(raw, answeredAt);
        _judge ??= new RecordJudge(new StrictCheck(fields), _writer, SourceName);
        _seen.Clear();
        KnownAlready = 0;
        HasTwice = false;
    }

    /// <summary>Takes a record.</summary>
    /// <returns>Its hash.</returns>
    public UInt128 Take(TagPiece piece)
    {
        var hash = RecordHash.Of(piece.Json.Span);
        var isTwice = !_seen.Add(hash);
        HasTwice |= isTwice;
        if (isTwice || known.Contains(hash))
        {
            KnownAlready++;
        }
        else if (_fresh.Add(hash) && !put.Contains(hash))
        {
            Judge(piece);
        }

        return hash;
    }

    /// <summary>Puts the objects that are full.</summary>
    public Task PutReadyAsync(CancellationToken cancellationToken) => _writer!.PutReadyAsync(cancellationToken);

    /// <summary>Puts the last objects.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => _writer!.CompleteAsync(cancellationToken);

    public void Dispose()
    {
        _judge?.Dispose();
        _writer?.Dispose();
    }

    private void Judge(TagPiece piece)
    {
        if (piece.Fault is { } fault)
        {
            _judge!.RefusePart(piece.Received.Span);
            _judge.RefuseParts(fault);
        }
        else
        {
            _judge!.TakeBuilt(piece.Json.Span, piece.Received.Span);
        }
    }
}
