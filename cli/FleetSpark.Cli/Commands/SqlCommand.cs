using System.CommandLine;
using FleetSpark.Cli.Answers;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet sql</c>: one SELECT over the curated tables.</summary>
internal static class SqlCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var sql = new Argument<string>("SQL") { Description = "One SELECT over the tables that 'fleet tables' lists; '-' reads it from standard input." };
        var format = new Option<string?>("--format") { Description = "How the answer is printed; 'table' where nothing is said. In JSON, DECIMAL values, days and instants are texts." };
        format.AcceptOnlyFromAmong("table", "csv", "json", "markdown");
        var unmask = new Option<bool>("--unmask") { Description = "Show the tables with personal data too, to who may read their files." };
        var athena = new AthenaOptions();
        var command = new ExampleCommand(
            "sql",
            "Answer one SELECT over the curated tables. Reads nothing else and writes nothing.",
            "fleet sql \"SELECT plate, CAST(SUM(distance_m) / 1000 AS DECIMAL(18,1)) AS km FROM truck_days GROUP BY plate ORDER BY km DESC LIMIT 10\"",
            "fleet sql --format csv - < query.sql > answer.csv",
            "fleet sql --on athena --reuse 60 \"SELECT COUNT(*) AS fixes FROM gps_positions WHERE event_date = DATE '2026-03-29'\"")
        {
            sql, format, unmask,
        };
        athena.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            if (call.IsJson && parsed.GetValue(format) is { } other and not "json")
            {
                throw CliErrors.WrongUse($"--json and --format {other} ask for two formats: give one of them.");
            }

            var print = AnswerFormats.Of(parsed.GetValue(format) ?? (call.IsJson ? "json" : "table"), call.Out);
            if (athena.IsAsked(parsed))
            {
                await SqlOnAthena.AnswerAsync(call, athena, await TextOfAsync(parsed.GetValue(sql)!, cancellationToken), print, isUnmasked: parsed.GetValue(unmask), cancellationToken);
                return ExitCodes.Done;
            }

            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var text = await TextOfAsync(parsed.GetValue(sql)!, cancellationToken);
            await using var reader = await CuratedReader.OpenAsync(lake, call.Catalog, parsed.GetValue(unmask), cancellationToken);
            await Task.Run(() => reader.Answer(text, print, cancellationToken), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<string> TextOfAsync(string argument, CancellationToken cancellationToken)
    {
        var text = argument == "-" ? await StandardStream.ReadInputAsync(cancellationToken) : argument;
        return string.IsNullOrWhiteSpace(text) ? throw CliErrors.NoSql() : text;
    }
}
