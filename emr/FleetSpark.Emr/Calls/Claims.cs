using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Emr.Calls;

/// <summary>
/// Who does something that AWS takes no token for: an object that is put if absent, before the call. Its owner may die between the two, so after a while another one
/// takes the claim over, by replacing what it read; where the first caller lives after all and is that late, both may make the call, and the second of their runs finds nothing to do.
/// </summary>
/// <param name="curated">Where claims lie, under <c>_submits/</c>.</param>
/// <param name="clock">Tells how old a claim is.</param>
/// <param name="grace">After how long one is taken over.</param>
internal sealed class Claims(IObjectStore curated, TimeProvider clock, TimeSpan grace)
{
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Takes a claim.</summary>
    /// <param name="name">Of what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is this caller's now; false where another one's is not old yet.</returns>
    public async Task<bool> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var key = $"_submits/{name}";
        var mine = Encoding.UTF8.GetBytes($"{UtcInstants.ToText(clock.GetUtcNow())} {_owner}");
        using (var content = new MemoryStream(mine, writable: false))
        {
            if (await curated.PutIfAbsentAsync(key, content, cancellationToken))
            {
                return true;
            }
        }

        if (await curated.ReadAsync(key, cancellationToken) is not { } claim)
        {
            return false; // who let it go is asked again
        }

        var parts = Encoding.UTF8.GetString(claim.Content.Span).Split(' ');
        return parts is [_, var owner] && owner == _owner // the answer to our own put was lost
            || ((parts is not [var at, _] || !UtcInstants.TryParse(at, out var since) || clock.GetUtcNow() - since >= grace || since - clock.GetUtcNow() > grace)
                && await curated.ReplaceIfUnchangedAsync(key, claim.Version, mine, cancellationToken));
    }
}
