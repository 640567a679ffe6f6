using FleetSpark.Cli;

return await FleetProgram.RunAsync(SubmittedScript.LeftOut(args));
