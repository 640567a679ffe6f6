using System.Net;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>An answer, read whole.</summary>
/// <param name="Host">Who was asked.</param>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its bytes, unpacked.</param>
/// <param name="MediaType">Its media type, lower case; empty where it says none.</param>
/// <param name="AnsweredAt">When the operator gave it, whole seconds.</param>
/// <param name="RetryAfter">How long it asks to wait; null where it does not.</param>
internal sealed record OperatorAnswer(string Host, HttpStatusCode Status, ReadOnlyMemory<byte> Body, string MediaType, DateTimeOffset AnsweredAt, TimeSpan? RetryAfter)
{
    private const int FirstServerError = 500;

    // A clock that is wrong by more is no clock.
    private static readonly TimeSpan BelievedSkew = TimeSpan.FromDays(1);

    /// <summary>Returns where the answer is a good one.</summary>
    /// <exception cref="TransientFailureException">Another try may help.</exception>
    /// <exception cref="FleetSpark.Core.FleetException">No other try helps.</exception>
    public void EnsureSuccess()
    {
        if (Status == HttpStatusCode.OK)
        {
            return;
        }

        var status = (int)Status;
        if (Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || status >= FirstServerError)
        {
            throw new TransientFailureException(Host, tries => TagErrors.KeepsFailing(Host, status, tries), RetryAfter, status);
        }

        throw Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? TagErrors.AccessRefused(Host, "this client")
            : TagErrors.UnexpectedStatus(Host, status);
    }

    /// <summary>The time of an answer: the operator's own, since its clock posts the charges, else ours.</summary>
    public static DateTimeOffset TimeOf(HttpResponseMessage response, DateTimeOffset now) =>
        TagWindow.WholeSeconds(response.Headers.Date is { } date && (date - now).Duration() <= BelievedSkew ? date : now);

    /// <summary>The wait of <c>Retry-After</c>, seconds or a date, which counts by the operator's clock; null where there is none, or none that is understood.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } until ? until - (response.Headers.Date ?? now) : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
