using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using CloudReady.Cli.Assessing;
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
            return Fail(environment, $"{parsed.Errors[0].Message.TrimEnd('.', '\n', '\r')}; see '{ToolInfo.Name} {HelpPath(parsed)}--help'");

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
            return Fail(environment, $"unexpected {Failure.Describe(e)}");
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

    private static string HelpPath(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    private static RootCommand Create(CliEnvironment environment) => new("Finds what keeps .NET applications from running well in Kubernetes. Works offline, builds nothing unless asked, sends nothing anywhere.")
    {
        CreateAssess(environment),
        CreateMerge(environment),
        CreateRules(environment),
        CreateExplain(environment),
        CreateCompletion(environment),
    };

    private static Command CreateAssess(CliEnvironment environment)
    {
        var path = new Argument<string>("PATH") { Description = "A folder, a .sln, .slnx, .slnf or a .csproj file.", DefaultValueFactory = _ => "." };
        Option<string[]> output = OutputOption();
        Option<ReportFormat[]> format = FormatOption();
        var failOn = new Option<FailOn?>("--fail-on") { HelpName = "none|info|warning|error", Description = "Exit with 1 if there is a finding of that severity or above. Default: none; with --baseline: info.", DefaultValueFactory = _ => environment.Setting<FailOn>("FAIL_ON") };
        var baseline = new Option<string?>("--baseline") { HelpName = "FILE", Description = "Known findings, from --write-baseline or a JSON report: they are marked and break no gate.", DefaultValueFactory = _ => environment.Setting("BASELINE") };
        var writeBaseline = new Option<string?>("--write-baseline") { HelpName = "FILE", Description = "Writes the findings of this run as known ones." };
        var rules = new Option<string[]>("--rules") { HelpName = "CR1001,CR3*", Description = "Reports these rules only.", DefaultValueFactory = _ => environment.Settings("RULES") };
        var exclude = new Option<string[]>("--exclude") { HelpName = "GLOB", Description = "Leaves out files and projects, relative to PATH. May be repeated.", DefaultValueFactory = _ => environment.Settings("EXCLUDE") };
        var build = new Option<BuildMode>("--build") { HelpName = "auto|never|require", Description = "auto: ask MSBuild, else read the files; never: read the files only; require: fail if MSBuild cannot load a project.", DefaultValueFactory = _ => environment.Setting<BuildMode>("BUILD") ?? default };
        var shard = new Option<Shard?>("--shard") { HelpName = "I/N", Description = "Analyzes one of N equal parts of the projects, counted from 1; 'merge' puts the reports together.", CustomParser = ParseShard };
        var noColor = new Option<bool>("--no-color") { Description = "Plain lines, no colours." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints errors only." };
        RejectOptions(path);
        failOn.AcceptOnlyFromAmong(NamesOf<FailOn>());
        build.AcceptOnlyFromAmong(NamesOf<BuildMode>());
        var command = new Command("assess", "Finds what keeps an application from running well in Kubernetes, and reports it.")
        {
            path, output, format, failOn, baseline, writeBaseline, rules, exclude, build, shard, noColor, quiet,
        };
        command.SetAction((result, cancellationToken) => AssessCommand.RunAsync(
            new AssessOptions
            {
                Path = result.GetValue(path)!,
                Outputs = result.GetValue(output) ?? [],
                Formats = result.GetValue(format) ?? [],
                FailOn = result.GetValue(failOn),
                Baseline = result.GetValue(baseline),
                WriteBaseline = result.GetValue(writeBaseline),
                Rules = result.GetValue(rules) ?? [],
                Exclude = result.GetValue(exclude) ?? [],
                Build = result.GetValue(build),
                Shard = result.GetValue(shard),
                NoColor = result.GetValue(noColor),
                Quiet = result.GetValue(quiet),
            },
            environment,
            cancellationToken));
        return command;
    }

    private static Command CreateMerge(CliEnvironment environment)
    {
        var reports = new Argument<string[]>("REPORT") { Description = "JSON reports of 'assess': one for each repository, or all shards of it.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> output = OutputOption();
        Option<ReportFormat[]> format = FormatOption();
        RejectOptions(reports);
        var command = new Command("merge", "Puts reports together: the shards of one repository into its report, many repositories into a portfolio.") { reports, output, format };
        command.SetAction((result, cancellationToken) => Task.FromResult(MergeCommand.Run(
            result.GetValue(reports) ?? [], result.GetValue(output) ?? [], result.GetValue(format) ?? [], environment, cancellationToken)));
        return command;
    }

    private static Command CreateRules(CliEnvironment environment)
    {
        var format = new Option<ReportFormat>("--format") { HelpName = "console|json|markdown", Description = "The form of the list." };
        format.AcceptOnlyFromAmong("console", "json", "markdown");
        var command = new Command("rules", "Lists the rules.") { format };
        command.SetAction(result => RulesCommand.Run(result.GetValue(format), environment));
        return command;
    }

    private static Command CreateExplain(CliEnvironment environment)
    {
        var rule = new Argument<string>("RULE") { HelpName = "RULE", Description = "The id of a rule, as CR1001." };
        rule.CompletionSources.Add(_ => Analyzers.Engine.RuleCatalog.All.Select(known => new System.CommandLine.Completions.CompletionItem(known.Id)));
        RejectOptions(rule);
        var command = new Command("explain", "Shows the page of a rule: what it finds, why it matters, how to cure it, what stays silent.") { rule };
        command.SetAction(result => ExplainCommand.Run(result.GetValue(rule)!, environment));
        return command;
    }

    private static Command CreateCompletion(CliEnvironment environment)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(CompletionCommand.Shells);
        var command = new Command("completion", "Prints the script that completes the command line in a shell.") { shell };
        command.SetAction(result => CompletionCommand.Run(result.GetValue(shell)!, environment));
        return command;
    }

    private static Option<string[]> OutputOption() => new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Writes a report to a file; the extension says the format: .json, .html, .sarif, .md. May be repeated.",
    };

    private static Option<ReportFormat[]> FormatOption()
    {
        var format = new Option<ReportFormat[]>("--format") { HelpName = string.Join('|', NamesOf<ReportFormat>()), Description = "The format of the report on standard output, or of an --output without a known extension." };
        format.AcceptOnlyFromAmong(NamesOf<ReportFormat>());
        return format;
    }

    private static Shard? ParseShard(ArgumentResult result)
    {
        Shard? shard = Shard.Parse(result.Tokens[0].Value);
        if (shard is null)
            result.AddError($"'{result.Tokens[0].Value}' is not I/N with 1 <= I <= N");
        return shard;
    }

    /// <summary>An option that is written wrong is no path.</summary>
    private static void RejectOptions<T>(Argument<T> argument) => argument.Validators.Add(static result =>
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value.StartsWith('-'))
            result.AddError($"Unrecognized option '{result.Tokens[0].Value}'");
    });

    private static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
