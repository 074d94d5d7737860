using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Follows a value to the string that the code writes for it, and judges the place where the string stands.</summary>
internal static class WrittenString
{
    private const int DeepestValue = 16;

    /// <summary>What an assignment gives to a member; null where the member is no target.</summary>
    public static ExpressionSyntax? AssignedValue(SyntaxNode target) =>
        target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;

    /// <summary>The strings that a value may be, in source order.</summary>
    public static IReadOnlyList<ExpressionSyntax> AllOf(ExpressionSyntax value, SourceContext context)
    {
        var strings = new List<ExpressionSyntax>();
        AddStrings(value, context, strings, depth: 0);
        return strings;
    }

    /// <summary>
    /// Adds the strings that a value may be: itself, what follows <c>??</c>, each arm of a choice, or what the variable or
    /// parameter that it names begins with in this file. The name itself where it is a constant of another file.
    /// </summary>
    private static void AddStrings(ExpressionSyntax value, SourceContext context, List<ExpressionSyntax> strings, int depth)
    {
        if (depth > DeepestValue)
            return;

        switch (value)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                AddStrings(parenthesized.Expression, context, strings, depth + 1);
                break;

            case PostfixUnaryExpressionSyntax suppressed:
                AddStrings(suppressed.Operand, context, strings, depth + 1);
                break;

            case BinaryExpressionSyntax fallback when fallback.IsKind(SyntaxKind.CoalesceExpression):
                AddStrings(fallback.Right, context, strings, depth + 1);
                break;

            case ConditionalExpressionSyntax choice:
                AddStrings(choice.WhenTrue, context, strings, depth + 1);
                AddStrings(choice.WhenFalse, context, strings, depth + 1);
                break;

            case SwitchExpressionSyntax choice:
                foreach (SwitchExpressionArmSyntax arm in choice.Arms)
                    AddStrings(arm.Expression, context, strings, depth + 1);
                break;

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                AddStringsOfName(value, context, strings, depth);
                break;

            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax:
                strings.Add(value);
                break;
        }
    }

    private static void AddStringsOfName(ExpressionSyntax name, SourceContext context, List<ExpressionSyntax> strings, int depth)
    {
        if (InitializerOf(name, context) is { } initializer && initializer.SyntaxTree == name.SyntaxTree
            && initializer is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
        {
            AddStrings(initializer, context, strings, depth + 1);
        }
        else if (ValueOf(name, context) is not null)
        {
            strings.Add(name);
        }
    }

    /// <summary>The text of a string, with the constants in it; null where it is not written.</summary>
    public static string? TextOf(ExpressionSyntax written, SourceContext context) =>
        LiteralUse.TextOf(written, part => ValueOf(part, context)) ?? ValueOf(written, context);

    /// <summary>The value of a constant, or of a <c>static readonly</c> field that begins with a literal.</summary>
    public static string? ValueOf(ExpressionSyntax part, SourceContext context)
    {
        if (part is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return null;

        return context.Model.GetConstantValue(part, context.CancellationToken).Value as string
            ?? (InitializerOf(part, context) is LiteralExpressionSyntax literal ? literal.Token.Value as string : null);
    }

    /// <summary>What a local, a read-only field or a get-only property begins with, where nothing else is assigned to it.</summary>
    private static ExpressionSyntax? InitializerOf(ExpressionSyntax name, SourceContext context)
    {
        ISymbol? symbol = context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol;
        bool isFixed = symbol is ILocalSymbol or IParameterSymbol { HasExplicitDefaultValue: true } or IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null };
        if (!isFixed || symbol!.DeclaringSyntaxReferences.Length != 1)
            return null;

        switch (symbol.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken))
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value } variable:
                return symbol is ILocalSymbol && IsAssignedAgain(variable.Identifier, variable.Parent?.Parent?.Parent) ? null : value;
            case ParameterSyntax { Default.Value: var value } parameter:
                return IsAssignedAgain(parameter.Identifier, parameter.Parent?.Parent) ? null : value;
            case PropertyDeclarationSyntax { Initializer.Value: var value }:
                return value;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: var value }:
                return value;
            default:
                return null;
        }
    }

    /// <summary>True where a statement of the block or function that declares a variable assigns to it.</summary>
    private static bool IsAssignedAgain(SyntaxToken variable, SyntaxNode? scope)
    {
        if (scope is GlobalStatementSyntax)
            scope = scope.Parent;
        if (scope is null)
            return true;

        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == variable.ValueText)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Attributes, comparisons and <c>case</c> labels hold no value that a deployment could change; what is searched for,
    /// logged or thrown connects to nothing.
    /// </summary>
    public static bool IsSilentPlace(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax)
                return true;
        }

        return expression.Parent switch
        {
            BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => TakesTextOnly(call),
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var type } } => type.ToString().EndsWith("Exception", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static bool TakesTextOnly(InvocationExpressionSyntax call)
    {
        string? method = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
        return method is "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "Replace" or "Equals" or "Split" or "Write" or "WriteLine"
            || method is not null && method.StartsWith("Log", StringComparison.Ordinal);
    }

    /// <summary>True for what follows <c>??</c>, and the default of <c>GetValue</c>: the deployment decides.</summary>
    public static bool IsFallback(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == expression
        || expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetValue" } } } };

    /// <summary>True for what a property of an options class begins with: the deployment may bind another value to it.</summary>
    public static bool IsDefaultOfOptions(ExpressionSyntax expression) =>
        expression.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Parent: TypeDeclarationSyntax { Identifier.ValueText: var type }, Initializer: not null }
        && (type.EndsWith("Options", StringComparison.Ordinal) || type.EndsWith("Settings", StringComparison.Ordinal) || type.EndsWith("Configuration", StringComparison.Ordinal) || type.EndsWith("Config", StringComparison.Ordinal));

    /// <summary>True in the class that EF Core's tools create a context with.</summary>
    public static bool IsInDesignTimeFactory(ExpressionSyntax expression)
    {
        if (expression.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList is not { } bases)
            return false;

        foreach (BaseTypeSyntax type in bases.Types)
        {
            if (type.Type.ToString().IndexOf("IDesignTimeDbContextFactory<", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
