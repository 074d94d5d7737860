using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells code that runs in development only from code that runs where the application is deployed.</summary>
internal static class EnvironmentGuard
{
    private const int LongestChain = 8;

    /// <summary>
    /// True where the node stands under <c>if (env.IsDevelopment())</c>, in the else branch of its negation, behind an
    /// early return of the other environments, in the <c>case</c> of a <c>switch</c>, in what a startup class keeps for
    /// development by its name, or within <c>#if DEBUG</c>.
    /// </summary>
    public static bool IsDevelopmentOnly(SyntaxNode node, SemanticModel model)
    {
        for (SyntaxNode current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when current == branch.Statement && Implies(branch.Condition, true, model, 0):
                case ElseClauseSyntax { Parent: IfStatementSyntax other } when Implies(other.Condition, false, model, 0):
                case ConditionalExpressionSyntax choice when current == choice.WhenTrue && Implies(choice.Condition, true, model, 0):
                case ConditionalExpressionSyntax choice2 when current == choice2.WhenFalse && Implies(choice2.Condition, false, model, 0):
                case BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) && current == both.Right && Implies(both.Left, true, model, 0):
                    return true;

                case BlockSyntax block when ReturnsEarly(block.Statements, current, model):
                    return true;

                case SwitchSectionSyntax section when IsDevelopmentCase(section):
                case MethodDeclarationSyntax { Identifier.ValueText: "ConfigureDevelopment" or "ConfigureDevelopmentServices" }:
                case ClassDeclarationSyntax { Identifier.ValueText: "StartupDevelopment" }:
                    return true;

                case CompilationUnitSyntax unit when current is GlobalStatementSyntax && ReturnsEarly(unit, current, model):
                    return true;
            }
        }

        return IsUnderDebugDirective(node);
    }

    /// <summary>True where the condition, being <paramref name="outcome"/>, says that this is the development environment.</summary>
    private static bool Implies(ExpressionSyntax condition, bool outcome, SemanticModel model, int depth)
    {
        if (depth > LongestChain)
            return false;

        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Implies(parenthesized.Expression, outcome, model, depth + 1);

            case PrefixUnaryExpressionSyntax negation when negation.IsKind(SyntaxKind.LogicalNotExpression):
                return Implies(negation.Operand, !outcome, model, depth + 1);

            case BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression):
                return Implies(binary.Left, outcome, model, depth + 1) || Implies(binary.Right, outcome, model, depth + 1);

            case BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression):
                return Implies(binary.Left, outcome, model, depth + 1) && Implies(binary.Right, outcome, model, depth + 1);

            case BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression):
                return IsDevelopmentName(binary.Left) || IsDevelopmentName(binary.Right);

            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var name } }:
                return outcome && IsDevelopmentName(name);

            case InvocationExpressionSyntax invocation:
                return outcome && NamesDevelopment(invocation) || !outcome && NameOf(invocation.Expression) == "IsProduction";

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return InitializerOf(condition, model) is { } value && Implies(value, outcome, model, depth + 1);

            default:
                return false;
        }
    }

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

    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;

        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        if (declaration.SyntaxTree != name.SyntaxTree)
            return null;

        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
    }

    private static bool ReturnsEarly(SyntaxList<StatementSyntax> statements, SyntaxNode end, SemanticModel model)
    {
        foreach (StatementSyntax statement in statements)
        {
            if (statement == end)
                return false;
            if (LeavesUnlessDevelopment(statement, model))
                return true;
        }

        return false;
    }

    private static bool ReturnsEarly(CompilationUnitSyntax unit, SyntaxNode end, SemanticModel model)
    {
        foreach (MemberDeclarationSyntax member in unit.Members)
        {
            if (member == end)
                return false;
            if (member is GlobalStatementSyntax global && LeavesUnlessDevelopment(global.Statement, model))
                return true;
        }

        return false;
    }

    private static bool LeavesUnlessDevelopment(StatementSyntax statement, SemanticModel model) =>
        statement is IfStatementSyntax { Else: null } branch
        && Leaves(branch.Statement)
        && Implies(branch.Condition, false, model, 0);

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last()),
        _ => false,
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
