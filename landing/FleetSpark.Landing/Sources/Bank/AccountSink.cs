using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>Puts the account into each transaction as its first member, adds its amount to the sums, and hands it on to the judge.</summary>
internal sealed class AccountSink(RecordJudge judge) : IRecordSink
{
    private readonly HeldBytes _record = new();

    /// <summary>What the transactions come to.</summary>
    public TransactionSums Sums { get; } = new();

    /// <summary>The account's id as it stands in the file, quotes included; null where it has not come yet.</summary>
    public byte[]? Account { get; set; }

    /// <summary>Whether a transaction came before the account: all were passed over, and the file is read again.</summary>
    public bool IsAccountLate { get; private set; }

    /// <summary>Whether the file ceases to be JSON somewhere.</summary>
    public bool IsBroken { get; private set; }

    public void Take(ReadOnlySpan<byte> piece) => throw new NotSupportedException("Elements are taken by TryTake.");

    public bool TryTake(ReadOnlySpan<byte> piece)
    {
        if (Account is null || IsAccountLate)
        {
            IsAccountLate = true;
            return true;
        }

        Sums.Add(piece);
        if (piece is not [(byte)'{', ..])
        {
            return judge.TryTake(piece);
        }

        var rest = Blanks.TrimStart(piece[1..]);
        _record.Clear();
        _record.Add("{\"accountId\":"u8);
        _record.Add(Account);
        if (rest is not [(byte)'}', ..])
        {
            _record.Add(","u8);
        }

        _record.Add(rest);
        return judge.TryTakeBuilt(_record.Span, piece);
    }

    public void RefusePart(ReadOnlySpan<byte> part)
    {
        if (!IsAccountLate)
        {
            judge.RefusePart(part);
        }
    }

    public void RefuseParts(string reason)
    {
        if (reason == RefusalReasons.JsonBroken)
        {
            IsBroken = true;
        }
        else if (Account is null || IsAccountLate)
        {
            IsAccountLate = true;
        }
        else
        {
            Sums.AddUnread();
            judge.RefuseParts(reason);
        }
    }
}
