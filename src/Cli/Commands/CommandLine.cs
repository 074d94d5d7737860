using System.CommandLine;
using System.CommandLine.Help;
using CloudReady.Cli.Loading;
using CloudReady.Cli.Reporting;

namespace CloudReady.Cli.Commands;

/// <summary>The command line of <c>cloudready</c>.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMilliseconds(700);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="environment">Where it reads and writes.</param>
    /// <param name="cancellationToken">Cancelling ends the run within a second.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CliEnvironment environment, CancellationToken cancellationToken)
    {
        ParseResult parsed = Create(environment).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Fail(environment, $"{parsed.Errors[0].Message.TrimEnd('.', '\n', '\r')}; see '{ToolInfo.Name} --help'");

        var configuration = new InvocationConfiguration
        {
            Output = environment.Out,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        Task<int> run = Task.Run(() => parsed.InvokeAsync(configuration, cancellationToken), CancellationToken.None);
        try
        {
            await Task.WhenAny(run, Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
            if (!run.IsCompleted)
                await Task.WhenAny(run, Task.Delay(TimeToStop, CancellationToken.None)).ConfigureAwait(false);
            return run.IsCompleted ? await run.ConfigureAwait(false) : Cancelled(environment);
        }
        catch (OperationCanceledException)
        {
            return Cancelled(environment);
        }
        catch (CliException e)
        {
            return Fail(environment, e.Message);
        }
        catch (Exception e)
        {
            // The last resort: a script gets its exit code, and a person something to report.
            return Fail(environment, $"unexpected {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
        }
    }

    private static int Cancelled(CliEnvironment environment)
    {
        environment.Error.WriteLine($"{ToolInfo.Name}: cancelled");
        return ExitCode.Cancelled;
    }

    private static int Fail(CliEnvironment environment, string message)
    {
        environment.Error.WriteLine($"{ToolInfo.Name}: {message.ReplaceLineEndings(" ")}");
        return ExitCode.Failed;
    }

    private static RootCommand Create(CliEnvironment environment) => new("Assesses .NET applications for Kubernetes.")
    {
        CreateAssess(environment),
    };

    private static Command CreateAssess(CliEnvironment environment)
    {
        var path = new Argument<string>("PATH") { Description = "A folder, a .sln, .slnx, .slnf or a .csproj file.", DefaultValueFactory = _ => "." };
        var output = new Option<string[]>("--output", "-o") { HelpName = "FILE", Description = "Writes a report to a file; the extension says the format (.json). May be repeated." };
        var format = new Option<ReportFormat[]>("--format") { HelpName = "console|json", Description = "The format of the report on standard output, or of an --output without a known extension." };
        var failOn = new Option<FailOn>("--fail-on") { HelpName = "none|info|warning|error", Description = "Exit with 1 if there is a finding of that severity or above." };
        var rules = new Option<string[]>("--rules") { HelpName = "CR1001,CR3*", Description = "Reports these rules only." };
        var exclude = new Option<string[]>("--exclude") { HelpName = "GLOB", Description = "Leaves out files and projects, relative to PATH. May be repeated." };
        var build = new Option<BuildMode>("--build") { HelpName = "auto|never|require", Description = "auto: ask MSBuild, else read the files; never: read the files only; require: fail if MSBuild cannot load a project." };
        var noColor = new Option<bool>("--no-color") { Description = "Plain lines, no colours." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints errors only." };
        path.Validators.Add(static result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value.StartsWith('-'))
                result.AddError($"Unrecognized option '{result.Tokens[0].Value}'");
        });
        format.AcceptOnlyFromAmong(NamesOf<ReportFormat>());
        failOn.AcceptOnlyFromAmong(NamesOf<FailOn>());
        build.AcceptOnlyFromAmong(NamesOf<BuildMode>());
        var command = new Command("assess", "Finds what keeps an application from running well in Kubernetes.") { path, output, format, failOn, rules, exclude, build, noColor, quiet };
        command.SetAction((result, cancellationToken) => AssessCommand.RunAsync(
            new AssessOptions
            {
                Path = result.GetValue(path)!,
                Outputs = result.GetValue(output) ?? [],
                Formats = result.GetValue(format) ?? [],
                FailOn = result.GetValue(failOn),
                Rules = result.GetValue(rules) ?? [],
                Exclude = result.GetValue(exclude) ?? [],
                Build = result.GetValue(build),
                NoColor = result.GetValue(noColor),
                Quiet = result.GetValue(quiet),
            },
            environment,
            cancellationToken));
        return command;
    }

    private static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
