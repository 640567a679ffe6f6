using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FleetSpark.Landing.Sources.Tags.Rest;

/// <summary>Pages by REST.</summary>
internal sealed class RestPages(OperatorCalls calls, AccessTokens tokens, TagApiOptions options) : ITagPages
{
    public async Task<TagPage> ReadAsync(TagWindow window, PagePosition position, CancellationToken cancellationToken)
    {
        var address = AddressOf(window, position);
        var isRenewed = false;
        return await calls.AskAsync(
            async token =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(token));
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
                return request;
            },
            answer =>
            {
                if (answer.Status == HttpStatusCode.Unauthorized && !isRenewed)
                {
                    isRenewed = true;
                    tokens.Forget();
                    throw new TransientFailureException(answer.Host, _ => TagErrors.AccessRefused(answer.Host, "its own token")) { IsFree = true };
                }

                if (answer.Status == HttpStatusCode.Gone && position.Cursor is not null)
                {
                    throw new CursorGoneException();
                }

                answer.EnsureSuccess();
                return new TagPage(answer.AnsweredAt, answer.Body.Length, RestPageReader.Read(answer.Host, answer.Body, position));
            },
            cancellationToken);
    }

    /// <summary><c>BASE/transactions?posted_from=INSTANT&amp;posted_to=INSTANT&amp;page_size=N[&amp;page=N|&amp;cursor=TEXT]</c>.</summary>
    internal Uri AddressOf(TagWindow window, PagePosition position)
    {
        var text = new StringBuilder(options.BaseUrl.AbsoluteUri.TrimEnd('/'));
        text.Append('/').Append(TagContract.TransactionsPath)
            .Append('?').Append(TagContract.PostedFrom).Append('=').Append(Uri.EscapeDataString(window.FromText))
            .Append('&').Append(TagContract.PostedTo).Append('=').Append(Uri.EscapeDataString(window.ToText))
            .Append('&').Append(TagContract.PageSize).Append('=').Append(options.PageSize.ToString(CultureInfo.InvariantCulture));
        if (position.Number is { } number)
        {
            text.Append('&').Append(TagContract.Page).Append('=').Append(number.ToString(CultureInfo.InvariantCulture));
        }
        else if (position.Cursor is { } cursor)
        {
            text.Append('&').Append(TagContract.Cursor).Append('=').Append(Uri.EscapeDataString(cursor));
        }

        return new Uri(text.ToString());
    }
}
