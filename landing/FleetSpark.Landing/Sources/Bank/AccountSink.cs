using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>Puts the account into each transaction as its first member, and hands it on to the judge, who shows its amount to the sums.</summary>
internal sealed class AccountSink(RecordJudge judge, TransactionSums sums) : IRecordSink
{
    private readonly HeldBytes _record = new();

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

        sums.Begin();
        var isTaken = piece is [(byte)'{', ..] ? judge.TryTakeBuilt(WithAccount(piece), piece) : judge.TryTake(piece);
        sums.End();
        return isTaken;
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
            sums.Begin();
            sums.End();
            judge.RefuseParts(reason);
        }
    }

    private ReadOnlySpan<byte> WithAccount(ReadOnlySpan<byte> transaction)
    {
        var rest = Blanks.TrimStart(transaction[1..]);
        _record.Clear();
        _record.Add("{\"accountId\":"u8);
        _record.Add(Account);
        if (rest is not [(byte)'}', ..])
        {
            _record.Add(","u8);
        }

        _record.Add(rest);
        return _record.Span;
    }
}
