using System.Net;
using Amazon.Runtime;
using FleetSpark.Core;

namespace FleetSpark.Emr.Calls;

/// <summary>Calls of AWS, whose failures become coded ones.</summary>
internal static class AwsCalls
{
    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal) { "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "ThrottledException" };

    /// <summary>Makes a call.</summary>
    /// <param name="operation">Its name, for a message.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="FleetException">FS7201: it is refused; FS7202: it is not answered.</exception>
    public static async Task<T> CallAsync<T>(string operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failed) when (IsOfAws(failed))
        {
            throw Coded(operation, failed);
        }
    }

    /// <summary>Whether an exception is how a call fails.</summary>
    public static bool IsOfAws(Exception failed) => failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or System.Text.Json.JsonException;

    /// <summary>Whether the service did not do what it was asked: it says so itself, and that it is the caller's fault.</summary>
    public static bool IsRefused(Exception failed) => failed is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError };

    /// <summary>Whether the service did nothing since it is asked too much.</summary>
    public static bool IsThrottled(Exception failed) => failed is AmazonServiceException service && (service.StatusCode == HttpStatusCode.TooManyRequests || Throttling.Contains(service.ErrorCode ?? string.Empty));

    /// <summary>The coded failure.</summary>
    public static FleetException Coded(string operation, Exception failed) => failed is AmazonServiceException service && IsRefused(failed) && !IsThrottled(failed)
        ? EmrErrors.Refused(operation, service.ErrorCode ?? $"{(int)service.StatusCode}", service)
        : EmrErrors.Failed(operation, failed);
}
