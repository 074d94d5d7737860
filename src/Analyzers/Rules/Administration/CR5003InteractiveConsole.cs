using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>A service that asks somebody at a keyboard.</summary>
internal sealed class CR5003InteractiveConsole() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5003",
        "A service reads from the console",
        "'{0}' waits for a key: a container has no keyboard, so it returns at once or waits for ever. To keep the process running call app.Run() or await host.WaitForShutdownAsync(); take input from an endpoint or from configuration.",
        DiagnosticSeverity.Warning,
        "Nobody sits in front of a container, and its standard input is closed.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Console.ReadLine", receiver: "Console"),
        new ApiRow("M:System.Console.ReadKey", receiver: "Console"),
        new ApiRow("M:System.Console.Read", receiver: "Console"),
        new ApiRow("P:System.Console.KeyAvailable", receiver: "Console"),
        new ApiRow("P:System.Console.In", receiver: "Console"),
        new ApiRow("M:Spectre.Console.AnsiConsole.Prompt", receiver: "AnsiConsole"),
        new ApiRow("M:Spectre.Console.AnsiConsole.Ask", receiver: "AnsiConsole"),
        new ApiRow("M:Spectre.Console.AnsiConsole.Confirm", receiver: "AnsiConsole"),
        new ApiRow("M:Sharprompt.Prompt.Input", receiver: "Prompt"),
        new ApiRow("M:Sharprompt.Prompt.Select", receiver: "Prompt"),
        new ApiRow("M:Sharprompt.Prompt.Confirm", receiver: "Prompt"),
        new ApiRow("M:Sharprompt.Prompt.Password", receiver: "Prompt"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (context.Application.IsService
            && (use.Row.Member != "In" || IsRead(use.Expression))
            && !IsForPerson(use.Name)
            && !EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
        {
            context.Report(Rule, use.Location, null, use.IsSyntactic, Describe(use));
        }
    }

    private static string Describe(in ApiUse use) =>
        use.Row.Member == "In" && use.Expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var read }
            ? "Console.In." + read
            : $"{use.Row.SimpleTypeName}.{use.Row.Member}";

    /// <summary><c>Console.In.ReadLine()</c>; handed over, the reader may be that of a pipe.</summary>
    private static bool IsRead(SyntaxNode reader) =>
        reader.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadLine" or "ReadLineAsync" or "Read" or "Peek", Parent: InvocationExpressionSyntax };

    /// <summary>Behind <c>Environment.UserInteractive</c>, <c>Debugger.IsAttached</c> or <c>Console.IsInputRedirected</c> somebody is there.</summary>
    private static bool IsForPerson(SyntaxNode name)
    {
        for (SyntaxNode? node = name.Parent; node is not null; node = node.Parent)
        {
            if (node is IfStatementSyntax { Condition: var condition } && NamesPerson(condition.ToString()))
                return true;
        }

        return false;
    }

    private static bool NamesPerson(string condition) =>
        condition.IndexOf("UserInteractive", StringComparison.Ordinal) >= 0
        || condition.IndexOf("IsAttached", StringComparison.Ordinal) >= 0
        || condition.IndexOf("IsInputRedirected", StringComparison.Ordinal) >= 0;
}
