using FleetSpark.Cli;

return await FleetProgram.RunAsync(args);
