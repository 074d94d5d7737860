using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>
/// The name of the machine or of the environment, or <c>#if DEBUG</c>, that chooses between connection strings, addresses or
/// credentials: the table of environments is code.
/// </summary>
internal sealed class CR1007EnvironmentDecidedInCode() : Rule(Rule, effortHours: 0.5, FixKind.None), ILiteralRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1007",
        "The code knows its environments",
        "{0} chooses between the values of environments in the code: a new environment, or a new value, needs a build. Read the value from configuration, and let each environment set its own.",
        DiagnosticSeverity.Info,
        "An image that runs everywhere knows no environments. What differs between them comes from variables, ConfigMaps and Secrets that each environment sets.");

    private static readonly HashSet<string> TellingNames = new(StringComparer.Ordinal)
    {
        "MachineName", "GetHostName", "EnvironmentName", "IsDevelopment", "IsStaging", "IsProduction", "IsEnvironment", "UserDomainName",
    };

    private static readonly HashSet<string> Environments = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Local", "Test", "QA", "UAT", "Integration", "Staging", "Stage", "Production", "Prod", "Live",
    };

    /// <summary>The choices that were reported: each once, however many values it chooses between.</summary>
    private static readonly ConditionalWeakTable<SourceContext, HashSet<SyntaxNode>> Reported = new();

    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (!Varies(literal) || ChoiceOver(literal.Expression) is not var (choice, what) || !Reported.GetOrCreateValue(context).Add(choice))
            return;

        context.Report(Rule, choice.GetLocation(), arguments: what);
    }

    private static bool Varies(LiteralUse literal)
    {
        if (literal.Connection is { IsTemplate: false } || literal.Endpoint is { IsAny: false })
            return true;

        return literal.SecretName is { Length: > 0 } name && SecretValue.IsSecret(SecretName.Read(name), name, literal.Text, isGiven: false);
    }

    /// <summary>The condition or directive that decides whether a value is used, and how a message names it.</summary>
    private static (SyntaxNode Choice, string What)? ChoiceOver(ExpressionSyntax value)
    {
        SyntaxNode below = value;
        for (SyntaxNode? node = value.Parent; node is not null and not MemberDeclarationSyntax; below = node, node = node.Parent)
        {
            ExpressionSyntax? condition = node switch
            {
                ConditionalExpressionSyntax choice when below != choice.Condition => choice.Condition,
                IfStatementSyntax { Else: not null } choice when below != choice.Condition => choice.Condition,
                SwitchExpressionSyntax choice when below is SwitchExpressionArmSyntax => choice.GoverningExpression,
                SwitchStatementSyntax choice when below is SwitchSectionSyntax => choice.Expression,
                _ => null,
            };

            if (condition is not null && EnvironmentIn(condition) is { } what)
                return (condition, what);
        }

        return DirectiveOver(value) is { } directive ? (directive, "'#if " + directive.Condition + "'") : null;
    }

    private static string? EnvironmentIn(ExpressionSyntax condition)
    {
        foreach (SyntaxNode node in condition.DescendantNodesAndSelf())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && TellingNames.Contains(name))
                return $"'{name}'";
            if (node is LiteralExpressionSyntax { Token.Value: string text } && (Environments.Contains(text) || text is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT"))
                return $"'{text}'";
        }

        return null;
    }

    /// <summary>The <c>#if DEBUG</c> with an <c>#else</c> that holds the string of the other case.</summary>
    private static IfDirectiveTriviaSyntax? DirectiveOver(ExpressionSyntax value)
    {
        SyntaxNode root = value.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
            return null;

        int depth = 0;
        for (DirectiveTriviaSyntax? directive = root.GetLastDirective(); directive is not null; directive = directive.GetPreviousDirective())
        {
            if (directive.SpanStart > value.SpanStart)
                continue;

            if (directive is EndIfDirectiveTriviaSyntax)
                depth++;
            else if (directive is IfDirectiveTriviaSyntax branch && depth-- == 0)
                return NamesBuild(branch.Condition) && HasOtherString(branch) ? branch : null;
        }

        return null;
    }

    private static bool NamesBuild(ExpressionSyntax condition)
    {
        foreach (SyntaxNode node in condition.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var symbol } && (symbol is "DEBUG" or "RELEASE" || Environments.Contains(symbol)))
                return true;
        }

        return false;
    }

    /// <summary>True where the case that this build leaves out holds a string.</summary>
    private static bool HasOtherString(IfDirectiveTriviaSyntax branch)
    {
        foreach (DirectiveTriviaSyntax directive in branch.GetRelatedDirectives())
        {
            if (directive.GetNextDirective() is { } next && directive is BranchingDirectiveTriviaSyntax { BranchTaken: false })
            {
                string skipped = branch.SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(directive.Span.End, next.SpanStart));
                if (skipped.IndexOf('"') >= 0)
                    return true;
            }
        }

        return false;
    }
}
