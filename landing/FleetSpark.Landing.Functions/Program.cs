using FleetSpark.Landing.Functions;

return await FunctionHost.RunAsync(Environment.GetEnvironmentVariable, TimeProvider.System, Console.OpenStandardOutput());
