using FleetSpark.Engines.DuckDb;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake;
using FleetSpark.Tables;

var lake = LakeFolder.Open(args[1]);
var catalog = TableCatalog.Load(TableCatalog.BuiltInFolder);
var pipeline = new FleetPipeline(lake, catalog, scratch => DuckDbEngine.Open(scratch.Path, Environment.GetEnvironmentVariable("SQLLOG") is { } f ? new FleetSpark.Engines.StatementLog(new StreamWriter(f)) : null), TimeProvider.System, new Progress<string>(Console.Error.WriteLine));
switch (args[0])
{
    case "run": Console.WriteLine(System.Text.Encoding.UTF8.GetString(FleetSpark.Lake.Manifests.LakeJson.ToBytes(await pipeline.RunAsync(Selection.All, default)))); break;
    case "plan": foreach (var i in await pipeline.PlanAsync(Selection.All, default)) { Console.WriteLine($"{i.Table.Name} {i.Day} {i.State} {i.Reason}"); } break;
    case "sql":
        await using (var r = await CuratedReader.OpenAsync(lake, catalog, false, default))
        {
            var q = await r.QueryAsync(args[2], default);
            Console.WriteLine(string.Join(" | ", q.Columns));
            foreach (var row in q.Rows) { Console.WriteLine(string.Join(" | ", row)); }
        }
        break;
}
