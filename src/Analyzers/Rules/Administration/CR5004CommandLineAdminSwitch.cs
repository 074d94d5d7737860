using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Administration;

/// <summary>Maintenance that a web application does when it is started with a switch.</summary>
internal sealed class CR5004CommandLineAdminSwitch() : Rule(Rule, effortHours: 2, FixKind.Scaffold), IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR5004",
        "A command-line switch starts a maintenance task",
        "'{0}' makes the web application do maintenance: in a cluster nobody types it. Run the same image with this argument as a Kubernetes Job, or put the task behind an authorized endpoint.",
        DiagnosticSeverity.Info,
        "A pod is started by its manifest, always in the same way. One-off tasks are Jobs, or endpoints that an administrator calls.");

    private static readonly string[] TaskWords =
        ["migrat", "seed", "clear", "reindex", "import", "export", "cleanup", "purge", "install", "createadmin", "create-admin", "initdb", "init-db", "rebuild", "reset", "upgrade"];

    public ImmutableArray<string> Names { get; } = ImmutableArray.Create("args");

    public void Analyze(SourceContext context)
    {
        if (!WritesArgs(context.Facts) || context.Application.Kind != ApplicationKind.Web)
            return;

        foreach (SyntaxNode use in context.Facts.Uses)
        {
            if (SourceFacts.NameOf(use) == "args" && IsInEntryPoint(use) && SwitchOf(use) is { } literal)
            {
                context.Report(Rule, literal.GetLocation(), arguments: literal.Token.ValueText);
                return;
            }
        }
    }

    private static bool WritesArgs(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) == "args")
                return true;
        }

        return false;
    }

    private static bool IsInEntryPoint(SyntaxNode use) =>
        use.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null || use.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "Main" };

    /// <summary>The word of a task that the condition around <c>args</c> asks for.</summary>
    private static LiteralExpressionSyntax? SwitchOf(SyntaxNode use)
    {
        ExpressionSyntax? condition = null;
        for (SyntaxNode? node = use.Parent; node is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax; node = node.Parent)
            condition = node as ExpressionSyntax ?? condition;

        if (condition?.Parent is not (IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or EqualsValueClauseSyntax))
            return null;

        SyntaxNode scope = condition.Parent is SwitchStatementSyntax choice ? choice : condition;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax { Token.Value: string text } literal && IsTask(text))
                return literal;
        }

        return null;
    }

    private static bool IsTask(string text)
    {
        string word = text.TrimStart('-', '/').ToLowerInvariant();
        foreach (string task in TaskWords)
        {
            if (word.StartsWith(task, StringComparison.Ordinal) && word.Length < 32)
                return true;
        }

        return false;
    }
}
