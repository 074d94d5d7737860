using CloudReady.Cli.Commands;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};
return await CommandLine.RunAsync(args, CliEnvironment.FromProcess(), cancellation.Token);
