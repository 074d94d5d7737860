using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Lifecycle;

/// <summary>A service that ends its own process.</summary>
internal sealed class CR6001ProcessExit() : Rule(Rule, effortHours: 0.5, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6001",
        "A service ends its own process",
        "'{0}' ends the process at once: requests in flight are lost and nothing is disposed. Inject IHostApplicationLifetime and call StopApplication(), or let the exception end the host.",
        DiagnosticSeverity.Warning,
        "A host that stops finishes its requests, stops its background services and flushes its logs. Ending the process skips all of it.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Environment.Exit", receiver: "Environment"),
        new ApiRow("M:System.Environment.FailFast", receiver: "Environment"),
        new ApiRow("M:System.Diagnostics.Process.Kill"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Expression is not InvocationExpressionSyntax call
            || !context.Application.RunsInService
            || use.Row.Member == "Kill" && !KillsItself(call)
            || IsInEntryPoint(call)
            || IsCalledAtStart(call, context)
            || EnvironmentGuard.IsDevelopmentOnly(call, context.Model))
        {
            return;
        }

        context.Report(Rule, use.Location, null, use.IsSyntactic, use.Row.Member == "Kill" ? "Process.GetCurrentProcess().Kill" : $"Environment.{use.Row.Member}");
    }

    private static bool KillsItself(InvocationExpressionSyntax kill) =>
        kill.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax current } && CallLocation.NameOf(current) == "GetCurrentProcess";

    /// <summary>Before and after the host, the program itself decides with what code it ends.</summary>
    private static bool IsInEntryPoint(SyntaxNode call) =>
        call.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null
        || call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "Main" };

    /// <summary>A static method that the entry point's type names prepares the start: there is no host yet that could stop.</summary>
    private static bool IsCalledAtStart(SyntaxNode call, SourceContext context)
    {
        if (call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || !method.Modifiers.Any(SyntaxKind.StaticKeyword)
            || context.Compilation.GetEntryPoint(context.CancellationToken) is not { DeclaringSyntaxReferences: { Length: > 0 } declarations })
        {
            return false;
        }

        SyntaxNode declaration = declarations[0].GetSyntax(context.CancellationToken);
        if (declaration is CompilationUnitSyntax unit)
        {
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                if (member is GlobalStatementSyntax && Calls(member, method))
                    return true;
            }

            return false;
        }

        TypeDeclarationSyntax? program = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return program is not null && (method.Parent == program || Calls(program, method));
    }

    private static bool Calls(SyntaxNode code, MethodDeclarationSyntax method)
    {
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && CallLocation.NameOf(call) == method.Identifier.ValueText)
                return true;
        }

        return false;
    }
}
