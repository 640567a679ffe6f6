using FleetSpark.Lake.Stores;

namespace FleetSpark.Landing.Raw;

/// <summary>Gathers one file's records and refusals into objects. Adding only compresses; <see cref="PutReadyAsync"/> puts what is full.</summary>
/// <param name="raw">Where they are put.</param>
/// <param name="sentAt">When they were sent, as far as that is known.</param>
/// <param name="spool">Where full objects wait for <see cref="PutSpooledAsync"/>, of a file that may still be refused whole; null puts them at once.</param>
internal sealed class RawWriter(IObjectStore raw, DateTimeOffset sentAt, RawSpool? spool = null) : IDisposable
{
    private readonly RawBatch _records = new(isRefused: false);
    private readonly RawBatch _refused = new(isRefused: true);
    private readonly Queue<Task<RawObject>> _ready = new();
    private readonly List<string> _keys = [];
    private readonly SortedDictionary<string, long> _refusedByReason = new(StringComparer.Ordinal);

    /// <summary>When what it gathers was sent, which of several deliveries may be known only at the end: it counts when objects are put.</summary>
    public DateTimeOffset SentAt { get; set; } = sentAt;

    /// <summary>Records added so far.</summary>
    public long Records { get; private set; }

    /// <summary>Refusals added so far.</summary>
    public long Refused { get; private set; }

    /// <summary>Refusals so far by reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => _refusedByReason;

    /// <summary>The objects put so far, those that were there already included.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>How many of them were there already: this landing goes on after one that was cut off, or another file sent the same lines at the same time.</summary>
    public int ThereBefore { get; private set; }

    /// <summary>Adds a record.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        AddTo(_records, record);
        Records++;
    }

    /// <summary>Adds a line about what was refused.</summary>
    public void Refuse(string reason, ReadOnlySpan<byte> line)
    {
        AddTo(_refused, line);
        Refused++;
        _refusedByReason[reason] = _refusedByReason.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Puts the objects that are full; to be called often, since they wait in memory. Where it fails it may be called again.</summary>
    public async Task PutReadyAsync(CancellationToken cancellationToken)
    {
        while (_ready.TryPeek(out var making))
        {
            var ready = await making;
            if (spool is null)
            {
                ready.Content.Position = 0; // it may have been put in vain before
                var key = ready.KeyAt(SentAt);
                NotePut(key, await raw.PutIfAbsentAsync(key, ready.Content, cancellationToken));
            }
            else
            {
                await spool.AddAsync(ready, cancellationToken);
            }

            _ = _ready.Dequeue();
            await ready.Content.DisposeAsync();
        }
    }

    /// <summary>Puts what waits in the spool, after <see cref="CompleteAsync"/>.</summary>
    public async Task PutSpooledAsync(CancellationToken cancellationToken)
    {
        foreach (var (spooled, path) in spool?.Objects ?? [])
        {
            var key = spooled.KeyAt(SentAt);
            NotePut(key, await raw.PutFileIfAbsentAsync(key, path, cancellationToken));
        }
    }

    /// <summary>Puts the last objects, full or not.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Seal();
        await PutReadyAsync(cancellationToken);
    }

    /// <summary>Ends the objects that are open, which then hold their compressed bytes alone.</summary>
    public void Seal()
    {
        SealUnlessEmpty(_records);
        SealUnlessEmpty(_refused);
    }

    public void Dispose()
    {
        _records.Dispose();
        _refused.Dispose();
    }

    private void NotePut(string key, bool isNew)
    {
        ThereBefore += isNew ? 0 : 1; // the same content, by its name
        _keys.Add(key);
    }

    private void AddTo(RawBatch batch, ReadOnlySpan<byte> line)
    {
        if (!batch.HasRoomFor(line.Length))
        {
            SealUnlessEmpty(batch);
        }

        batch.Add(line);
    }

    private void SealUnlessEmpty(RawBatch batch)
    {
        if (!batch.IsEmpty)
        {
            _ready.Enqueue(batch.SealAsync());
        }
    }
}
