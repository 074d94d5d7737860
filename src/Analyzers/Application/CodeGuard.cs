using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Tells code that runs under a condition only: in the branch of an <c>if</c>, behind an early return, on the right of
/// <c>&amp;&amp;</c>, in a conditional expression.
/// </summary>
/// <param name="says">True where a condition without operators, being the given outcome, says what is asked for.</param>
internal sealed class CodeGuard(Func<ExpressionSyntax, bool, SemanticModel, bool> says)
{
    private const int LongestChain = 8;

    public bool IsOver(SyntaxNode node, SemanticModel model)
    {
        for (SyntaxNode current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when current == branch.Statement && Implies(branch.Condition, true, model, 0):
                case ElseClauseSyntax { Parent: IfStatementSyntax other } when Implies(other.Condition, false, model, 0):
                case ConditionalExpressionSyntax choice when current == choice.WhenTrue && Implies(choice.Condition, true, model, 0):
                case ConditionalExpressionSyntax choice2 when current == choice2.WhenFalse && Implies(choice2.Condition, false, model, 0):
                case WhileStatementSyntax loop when current == loop.Statement && Implies(loop.Condition, true, model, 0):
                case BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) && current == both.Right && Implies(both.Left, true, model, 0):
                case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.LogicalOrExpression) && current == either.Right && Implies(either.Left, false, model, 0):
                case BlockSyntax block when ReturnsEarly(block.Statements, current, model):
                case CompilationUnitSyntax unit when current is GlobalStatementSyntax && ReturnsEarly(unit, current, model):
                    return true;
            }
        }

        return false;
    }

    /// <summary>True for a node in a branch, whatever its condition.</summary>
    public static bool IsConditional(SyntaxNode node)
    {
        for (SyntaxNode current = node; current.Parent is { } parent and not MemberDeclarationSyntax; current = parent)
        {
            if (parent is IfStatementSyntax branch && current == branch.Statement
                || parent is ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax
                || parent is ConditionalExpressionSyntax choice && current != choice.Condition)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the condition, being <paramref name="outcome"/>, says what is asked for.</summary>
    private bool Implies(ExpressionSyntax condition, bool outcome, SemanticModel model, int depth)
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

            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && BooleanIn(binary.Right) is { } compared:
                return Implies(binary.Left, outcome == (compared == binary.IsKind(SyntaxKind.EqualsExpression)), model, depth + 1);

            case IsPatternExpressionSyntax pattern when BooleanIn(pattern.Pattern) is { } matched:
                return Implies(pattern.Expression, outcome == matched, model, depth + 1);

            default:
                return says(condition, outcome, model)
                    || condition is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }
                    && InitializerOf(condition, model) is { } value
                    && Implies(value, outcome, model, depth + 1);
        }
    }

    private static bool? BooleanIn(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression) => true,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.FalseLiteralExpression) => false,
        ConstantPatternSyntax constant => BooleanIn(constant.Expression),
        UnaryPatternSyntax { Pattern: var negated } => !BooleanIn(negated),
        _ => null,
    };

    /// <summary>What a variable starts as, or a property or method of this file returns.</summary>
    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol) || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;

        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        if (declaration.SyntaxTree != name.SyntaxTree)
            return null;

        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            MethodDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            MethodDeclarationSyntax { Body.Statements: { Count: 1 } body } => (body[0] as ReturnStatementSyntax)?.Expression,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
    }

    private bool ReturnsEarly(SyntaxList<StatementSyntax> statements, SyntaxNode end, SemanticModel model)
    {
        foreach (StatementSyntax statement in statements)
        {
            if (statement == end)
                return false;
            if (LeavesOtherwise(statement, model))
                return true;
        }

        return false;
    }

    private bool ReturnsEarly(CompilationUnitSyntax unit, SyntaxNode end, SemanticModel model)
    {
        foreach (MemberDeclarationSyntax member in unit.Members)
        {
            if (member == end)
                return false;
            if (member is GlobalStatementSyntax global && LeavesOtherwise(global.Statement, model))
                return true;
        }

        return false;
    }

    private bool LeavesOtherwise(StatementSyntax statement, SemanticModel model) =>
        statement is IfStatementSyntax branch
        && (branch.Else is null && Leaves(branch.Statement) && Implies(branch.Condition, false, model, 0)
            || branch.Else is { Statement: var other } && Leaves(other) && Implies(branch.Condition, true, model, 0));

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        YieldStatementSyntax yield => yield.Expression is null,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => Engine.CallLocation.NameOf(call) is "Exit" or "FailFast",
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last()),
        _ => false,
    };
}
