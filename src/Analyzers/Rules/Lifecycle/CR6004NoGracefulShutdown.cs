using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>A program that runs for ever and does not notice that it is told to stop.</summary>
internal sealed class CR6004NoGracefulShutdown() : Rule(Rule, effortHours: 3, FixKind.Scaffold), IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6004",
        "A long-running program does not stop gracefully",
        "The program runs until it is killed: {0}, so what it is doing when the pod stops is lost. Run it on the generic host (Host.CreateApplicationBuilder), or register PosixSignalRegistration for SIGTERM.",
        DiagnosticSeverity.Warning,
        "Kubernetes sends SIGTERM and waits for the grace period before it kills. The generic host turns the signal into cancellation tokens.");

    /// <summary>The first version whose runtime does not turn SIGTERM into <c>ProcessExit</c> by itself.</summary>
    private const int FirstVersionWithoutHandler = 10;

    /// <summary>Names that handle a signal, or belong to a host that does.</summary>
    private static readonly string[] Handlers = ["PosixSignalRegistration", "UseConsoleLifetime", "WaitForShutdown", "WaitForShutdownAsync", "UnixSignal"];

    /// <summary>Names of events that the runtime raises on SIGTERM, up to .NET 9.</summary>
    private static readonly string[] ExitEvents = ["ProcessExit", "AssemblyLoadContext"];

    public ImmutableArray<string> Names { get; } = ImmutableArray.CreateRange([.. Handlers, .. ExitEvents, "CancelKeyPress"]);

    public void Analyze(SourceContext context)
    {
        if (context.Application.Kind != ApplicationKind.ConsoleTool || !HoldsEntryPoint(context.Facts, context.Model.SyntaxTree))
            return;

        if (IsAnyWritten(context.Application, Handlers) || WhatIsMissing(context) is not { } missing)
            return;

        if (context.Compilation.GetEntryPoint(context.CancellationToken) is { DeclaringSyntaxReferences: { Length: 1 } declarations }
            && declarations[0].SyntaxTree == context.Model.SyntaxTree
            && EndlessStatementOf(declarations[0].GetSyntax(context.CancellationToken)) is { } endless)
        {
            context.Report(Rule, endless.GetFirstToken().GetLocation(), arguments: missing);
        }
    }

    private static string? WhatIsMissing(SourceContext context)
    {
        if (IsAnyWritten(context.Application, ExitEvents))
        {
            return context.Compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly.Identity.Version.Major >= FirstVersionWithoutHandler
                ? "since .NET 10 SIGTERM raises no ProcessExit unless a handler for the signal is registered"
                : null;
        }

        return context.Application.UsesOf("CancelKeyPress").Count > 0 ? "it handles Ctrl+C, and not SIGTERM" : "it does not handle SIGTERM";
    }

    private static bool IsAnyWritten(ApplicationModel application, string[] names)
    {
        foreach (string name in names)
        {
            if (application.UsesOf(name).Count > 0)
                return true;
        }

        return false;
    }

    private static bool HoldsEntryPoint(SourceFacts facts, SyntaxTree tree) => !facts.Uses.IsEmpty || tree.GetRoot() is CompilationUnitSyntax { Members.Count: > 0 };

    /// <summary><c>while (true)</c> that listens or consumes, and <c>Thread.Sleep(Timeout.Infinite)</c>.</summary>
    private static SyntaxNode? EndlessStatementOf(SyntaxNode entryPoint)
    {
        foreach (SyntaxNode node in entryPoint.DescendantNodes(static node => node is not (TypeDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) || node is ClassDeclarationSyntax))
        {
            switch (node)
            {
                case WhileStatementSyntax { Condition: LiteralExpressionSyntax condition } loop when condition.IsKind(SyntaxKind.TrueLiteralExpression) && !Leaves(loop) && !ReadsConsole(loop):
                    return loop;

                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } wait
                    when CallLocation.NameOf(wait) is "Sleep" or "Delay" && arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Infinite" or "InfiniteTimeSpan" }:
                    return wait;
            }
        }

        return null;
    }

    private static bool Leaves(SyntaxNode loop)
    {
        foreach (SyntaxNode node in loop.DescendantNodes())
        {
            if (node is BreakStatementSyntax or ReturnStatementSyntax)
                return true;
        }

        return false;
    }

    /// <summary>A prompt is a tool for a person.</summary>
    private static bool ReadsConsole(SyntaxNode loop)
    {
        foreach (SyntaxNode node in loop.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "ReadLine" or "ReadKey" })
                return true;
        }

        return false;
    }
}
