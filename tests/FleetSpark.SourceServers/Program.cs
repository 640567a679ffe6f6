using System.Text.Json;
using FleetSpark.SourceServers;
using FleetSpark.Testing;

// Starts a simulated company's sources, says where they are in a line of JSON, and ends with whoever started it.
if (args is not [var simulated])
{
    Console.Error.WriteLine("usage: sources FOLDER     FOLDER: what `fleet simulate` wrote");
    return 2;
}

await using var cloud = await LocalCloud.StartAsync();
await using var sources = await CompanySources.StartAsync(cloud, new SimulatedFiles(simulated));
Console.WriteLine(JsonSerializer.Serialize(new { environment = cloud.Variables, settings = sources.Settings }));
await Console.Out.FlushAsync();
await Console.In.ReadToEndAsync();
return 0;
