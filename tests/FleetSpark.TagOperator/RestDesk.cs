using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.TagOperator;

/// <summary>Pages as JSON.</summary>
internal sealed class RestDesk(TagOperatorServer server, TagOperatorOptions options)
{
    public Answer Answer(HttpContext context)
    {
        if (!server.Tokens.Knows(context))
        {
            return TokenDesk.Json(401, """{"error":"invalid_token"}""");
        }

        var query = context.Request.Query;
        var from = DateTimeOffset.Parse(query["posted_from"]!, CultureInfo.InvariantCulture);
        var to = DateTimeOffset.Parse(query["posted_to"]!, CultureInfo.InvariantCulture);
        var size = int.Parse(query["page_size"]!, CultureInfo.InvariantCulture);
        int? number = query.TryGetValue("page", out var page) ? int.Parse(page!, CultureInfo.InvariantCulture) : null;
        var found = server.PageOf(from, to, size, number, query["cursor"]);
        if (found.IsGone)
        {
            return TokenDesk.Json(410, """{"error":"cursor_unknown"}""");
        }

        var json = new StringBuilder("{");
        if (options.GivesSnapshot)
        {
            json.Append(CultureInfo.InvariantCulture, $"\"snapshot\":\"{ChargeBook.SnapshotOf(found.All)}\",");
        }

        if (options.GivesTotal)
        {
            json.Append(CultureInfo.InvariantCulture, $"\"total\":{found.All.Count},");
        }

        if (number is null)
        {
            json.Append(CultureInfo.InvariantCulture, $"\"next_cursor\":{(found.NextCursor is { } next ? $"\"{next}\"" : "null")},");
        }

        // The records stand there as they were posted, so no writer touches them.
        json.Append("\"transactions\":[").AppendJoin(',', found.Charges.Select(charge => charge.Json)).Append("]}");
        return TokenDesk.Json(200, json.ToString());
    }
}
