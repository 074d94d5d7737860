using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Telemetry;

/// <summary>A service that writes to the console where it could log.</summary>
internal sealed class CR4007ConsoleWriteInsteadOfLogger() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR4007",
        "The console is written to in place of a logger",
        "'Console.{0}' writes a line without level, category and time, and holds the thread while it does: nobody can filter or search it. Use ILogger.",
        DiagnosticSeverity.Info,
        "A logger gives each event a level, a category and structure, and writes to the console all the same.",
        isEnabledByDefault: false);

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Console.WriteLine", receiver: "Console"),
        new ApiRow("M:System.Console.Write", receiver: "Console"));

    public void Analyze(in ApiUse use)
    {
        if (use.Expression is InvocationExpressionSyntax && use.Context.Application.RunsInService && !IsOfStart(use.Expression))
            use.Context.Report(Rule, use.Location, isSyntactic: use.IsSyntactic, arguments: use.Row.WrittenName);
    }

    /// <summary>What a program writes while it starts, before there is a logger.</summary>
    private static bool IsOfStart(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case GlobalStatementSyntax:
                case MethodDeclarationSyntax { Identifier.ValueText: "Main" } main when main.Modifiers.Any(SyntaxKind.StaticKeyword):
                case ClassDeclarationSyntax { Identifier.ValueText: "Program" or "Startup" }:
                    return true;
            }
        }

        return false;
    }
}
