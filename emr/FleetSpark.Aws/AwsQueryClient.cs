using System.Text;
using System.Xml.Linq;
using FleetSpark.Aws.Wire;

namespace FleetSpark.Aws;

/// <summary>
/// What the clients of services of the query protocol have in common: a form goes there, <c>Action=Operation&amp;Version=...&amp;Member=...</c>, and XML comes back.
/// A call whose answer is lost is made again, and each says what that does.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="options">How it calls.</param>
public abstract class AwsQueryClient(AwsService service, AwsClientOptions options) : AwsClient(service, options)
{
    /// <summary>Makes a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">The members of its input, by the protocol's names: <c>MetricData.member.1.MetricName</c>.</param>
    /// <param name="read">Reads the answer; null where it has no body.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected Task<TOutput> CallAsync<TOutput>(string operation, IEnumerable<(string Name, string? Value)> members, Func<XElement?, TOutput> read, CancellationToken cancellationToken)
    {
        IEnumerable<(string Name, string? Value)> all = [("Action", operation), ("Version", Service.ApiVersion), .. members];
        // A member that is null is not sent.
        var form = string.Join('&', all.Where(member => member.Value is not null).Select(member => $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value!)}"));
        return SendAsync<TOutput>(new AwsCall("application/x-www-form-urlencoded; charset=utf-8", Encoding.ASCII.GetBytes(form)), new QueryAnswers<TOutput>(read), cancellationToken);
    }

    /// <summary>The text of a member of an answer; empty where it is not there.</summary>
    protected static string TextOf(XElement? answer, string member) => QueryAnswers<NoOutput>.MemberOf(answer, member) ?? string.Empty;
}
