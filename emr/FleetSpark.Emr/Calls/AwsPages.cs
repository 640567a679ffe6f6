namespace FleetSpark.Emr.Calls;

/// <summary>Lists that AWS gives by the page.</summary>
internal static class AwsPages
{
    /// <summary>All that is on a list's pages; the next page is asked for when it is come to.</summary>
    /// <param name="pageOf">Asks for the page that a token names, null for the first.</param>
    /// <param name="itemsOf">What is on a page; null for nothing.</param>
    /// <param name="nextOf">The token of the page after it; null or empty where it is the last.</param>
    public static async IAsyncEnumerable<TItem> ReadAsync<TPage, TItem>(Func<string?, Task<TPage>> pageOf, Func<TPage, IReadOnlyList<TItem>?> itemsOf, Func<TPage, string?> nextOf)
    {
        string? token = null;
        do
        {
            var page = await pageOf(token);
            foreach (var item in itemsOf(page) ?? [])
            {
                yield return item;
            }

            token = nextOf(page);
        }
        while (!string.IsNullOrEmpty(token));
    }
}
