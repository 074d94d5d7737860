using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells code that runs in development only from code that runs where the application is deployed.</summary>
internal static class EnvironmentGuard
{
    private static readonly CodeGuard Guard = new(static (condition, outcome, _) => SaysDevelopment(condition, outcome));

    /// <summary>
    /// True where the node stands under <c>if (env.IsDevelopment())</c>, in the else branch of its negation, behind an
    /// early return of the other environments, in the <c>case</c> of a <c>switch</c>, in what a startup class keeps for
    /// development by its name, or within <c>#if DEBUG</c>.
    /// </summary>
    public static bool IsDevelopmentOnly(SyntaxNode node, SemanticModel model)
    {
        if (Guard.IsOver(node, model))
            return true;

        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case SwitchSectionSyntax section when IsDevelopmentCase(section):
                case MethodDeclarationSyntax { Identifier.ValueText: "ConfigureDevelopment" or "ConfigureDevelopmentServices" }:
                case ClassDeclarationSyntax { Identifier.ValueText: "StartupDevelopment" }:
                    return true;
            }
        }

        return IsUnderDebugDirective(node);
    }

    /// <summary>True where the condition, being <paramref name="outcome"/>, says that this is the development environment.</summary>
    private static bool SaysDevelopment(ExpressionSyntax condition, bool outcome) => condition switch
    {
        BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression) =>
            IsDevelopmentName(binary.Left) || IsDevelopmentName(binary.Right),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var name } } => outcome && IsDevelopmentName(name),
        InvocationExpressionSyntax invocation => outcome && NamesDevelopment(invocation) || !outcome && NameOf(invocation.Expression) == "IsProduction",

        // A property of the application's own: environment.IsDevelopment.
        MemberAccessExpressionSyntax or IdentifierNameSyntax => NameOf(condition) == (outcome ? "IsDevelopment" : "IsProduction"),
        _ => false,
    };

    private static bool IsDevelopmentCase(SwitchSectionSyntax section)
    {
        foreach (SwitchLabelSyntax label in section.Labels)
        {
            if (label is not CaseSwitchLabelSyntax { Value: var name } || !IsDevelopmentName(name))
                return false;
        }

        return true;
    }

    private static bool NamesDevelopment(InvocationExpressionSyntax invocation) => NameOf(invocation.Expression) switch
    {
        "IsDevelopment" or "IsLocal" => true,
        "IsEnvironment" or "Equals" => HasDevelopmentArgument(invocation),
        _ => false,
    };

    private static bool HasDevelopmentArgument(InvocationExpressionSyntax invocation)
    {
        foreach (ArgumentSyntax argument in invocation.ArgumentList.Arguments)
        {
            if (IsDevelopmentName(argument.Expression))
                return true;
        }

        return false;
    }

    private static bool IsDevelopmentName(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.Equals("Development", StringComparison.OrdinalIgnoreCase)
            || literal.Token.ValueText.Equals("Local", StringComparison.OrdinalIgnoreCase),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "Development",
        _ => false,
    };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsUnderDebugDirective(SyntaxNode node)
    {
        SyntaxNode root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
            return false;

        int depth = 0;
        for (DirectiveTriviaSyntax? directive = root.GetLastDirective(); directive is not null; directive = directive.GetPreviousDirective())
        {
            if (directive.SpanStart > node.SpanStart)
                continue;

            switch (directive)
            {
                case EndIfDirectiveTriviaSyntax:
                    depth++;
                    break;
                case IfDirectiveTriviaSyntax when depth > 0:
                    depth--;
                    break;
                case IfDirectiveTriviaSyntax { BranchTaken: true } branch when RequiresDebug(branch.Condition):
                    return true;
                case ElseDirectiveTriviaSyntax when depth == 0 && IfOf(directive) is { Condition: PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } } }:
                    return true;
            }
        }

        return false;
    }

    private static bool RequiresDebug(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "DEBUG",
        ParenthesizedExpressionSyntax parenthesized => RequiresDebug(parenthesized.Expression),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => RequiresDebug(both.Left) || RequiresDebug(both.Right),
        _ => false,
    };

    private static IfDirectiveTriviaSyntax? IfOf(DirectiveTriviaSyntax branch)
    {
        int depth = 0;
        for (DirectiveTriviaSyntax? directive = branch.GetPreviousDirective(); directive is not null; directive = directive.GetPreviousDirective())
        {
            if (directive is EndIfDirectiveTriviaSyntax)
                depth++;
            else if (directive is IfDirectiveTriviaSyntax found && depth-- == 0)
                return found;
        }

        return null;
    }
}
