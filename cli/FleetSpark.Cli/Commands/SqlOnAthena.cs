using FleetSpark.Aws.Athena;
using FleetSpark.Aws.Glue;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr;
using FleetSpark.Emr.Athena;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Catalog;
using FleetSpark.Emr.Prices;
using FleetSpark.Engines;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet sql --on athena</c>: the same answers, by Athena, and on standard error what they cost.</summary>
internal static class SqlOnAthena
{
    /// <summary>Answers.</summary>
    public static async Task AnswerAsync(CommandCall call, AthenaOptions options, string sql, Action<ReaderAnswer> print, bool isUnmasked, CancellationToken cancellationToken)
    {
        var lake = await call.OpenExistingLakeAsync(cancellationToken);
        var settings = await EmrSettings.ReadAsync(lake, cancellationToken);
        if (isUnmasked)
        {
            throw CliErrors.WrongUse($"--unmask is for DuckDB: Athena's rights go by database, so name {settings.Catalog.RestrictedDatabase}.drivers in the SELECT{(settings.Athena.RestrictedWorkGroup is { } group ? $", with --work-group {group}" : string.Empty)}; a role that may not read it is told so.");
        }

        LakeCatalog.RefuseFolders(lake, call.Catalog);
        using var client = AwsClients.Open(() => new AthenaClient());
        using var glue = AwsClients.Open(() => new GlueClient());
        call.Progress.Report("Athena answers");
        await new LakeCatalog(lake, call.Catalog, settings.Catalog, glue).RefuseTablesOfOtherLakesAsync(cancellationToken);
        var question = new AthenaQuestion(sql, settings.Catalog.Database)
        {
            WorkGroup = call.Parsed.GetValue(options.WorkGroup) ?? settings.Athena.WorkGroup,
            Output = settings.Athena.Output,
            ReuseMinutes = call.Parsed.GetValue(options.Reuse),
        };
        var answer = await new AthenaReader(client, TimeProvider.System, call.Notices).AskAsync(question, cancellationToken);
        call.Progress.Clear();
        var columns = answer.Columns.Select(column => new ReaderColumn(column.Name, column.IsNumber)).ToList();
        // Printers read rows on their own thread, a page ahead of which nothing is held.
        await Task.Run(() => print(new ReaderAnswer(columns, answer.Rows.ToBlockingEnumerable(cancellationToken))), cancellationToken);
        var (prices, fault) = await PricesOf.FindAsync(lake, cancellationToken);
        var cost = AthenaPrice.Of(prices, client.Region, answer.Cost);
        call.Progress.Note(CostOf(answer, cost));
        call.Progress.Note(fault);
        call.Progress.Note(PriceErrors.Missing(cost.Missing));
    }

    private static string CostOf(AthenaAnswer answer, Amount cost) => answer.Cost.IsReused
        ? $"Athena: an answer given before, 0 B scanned, 0 USD, query {answer.QueryId}."
        : $"Athena: {Texts.Seconds(answer.Cost.Time.TotalSeconds)}, {Texts.Bytes(answer.Cost.BytesScanned)} scanned, {(cost.Usd is { } usd ? $"{usd:0.000000} USD, " : string.Empty)}query {answer.QueryId}.";
}
