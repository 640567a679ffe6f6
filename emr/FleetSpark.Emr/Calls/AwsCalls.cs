using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using FleetSpark.Core;

namespace FleetSpark.Emr.Calls;

/// <summary>Calls of AWS, whose failures become coded ones.</summary>
internal static class AwsCalls
{
    // Refusals that pass by themselves; the client made the call again as often as it may.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "Throttling", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "ConcurrentModificationException", "OperationTimeoutException",
        "RequestTimeout",
    };

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="refused">The coded failure where the service refuses it.</param>
    /// <param name="failed">The coded failure where it is not answered, or not now.</param>
    /// <param name="cancellationToken">What the caller stops it by; that is no failure.</param>
    /// <exception cref="FleetException">One of the two.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, Func<AmazonServiceException, FleetException> refused, Func<Exception, FleetException> failed, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException answered) when (IsRefused(answered))
        {
            throw refused(answered);
        }
        catch (Exception other) when (IsOfAws(other) || (other is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw failed(other);
        }
    }

    /// <inheritdoc cref="CallAsync{T}(Func{Task{T}}, Func{AmazonServiceException, FleetException}, Func{Exception, FleetException}, CancellationToken)" />
    public static Task CallAsync(Func<Task> call, Func<AmazonServiceException, FleetException> refused, Func<Exception, FleetException> failed, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            await call();
            return 0;
        },
        refused,
        failed,
        cancellationToken);

    /// <summary>Makes a call of EMR.</summary>
    /// <param name="operation">Its name, for a message.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">What the caller stops it by.</param>
    /// <exception cref="FleetException">FS7201: it is refused; FS7202: it is not answered.</exception>
    public static Task<T> CallAsync<T>(string operation, Func<Task<T>> call, CancellationToken cancellationToken) =>
        CallAsync(call, answered => Coded(operation, answered), other => Coded(operation, other), cancellationToken);

    /// <summary>Whether an exception is how a call fails.</summary>
    public static bool IsOfAws(Exception failed) => failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or JsonException or System.Xml.XmlException;

    /// <summary>Whether the service did not do what it was asked, and will not: it says so itself, and that it is the caller's fault.</summary>
    public static bool IsRefused(Exception failed) =>
        failed is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests } answered && !Passing.Contains(answered.ErrorCode ?? string.Empty);

    /// <summary>The coded failure of a call of EMR.</summary>
    public static FleetException Coded(string operation, Exception failed) => failed is AmazonServiceException answered && IsRefused(answered)
        ? EmrErrors.Refused(operation, string.IsNullOrEmpty(answered.ErrorCode) ? $"{(int)answered.StatusCode}" : answered.ErrorCode, answered)
        : EmrErrors.Failed(operation, failed);
}
