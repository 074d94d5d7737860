using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Tells expressions that can be dropped, because nothing happens when they are evaluated.</summary>
internal static class PureExpression
{
    private static readonly HashSet<string> PureTypes = new(StringComparer.Ordinal)
    {
        "string", "System.IO.Path", "System.TimeSpan", "System.DateTime", "System.DateTimeOffset", "System.Math", "System.Convert", "System.Text.Encoding",
        "System.Environment", "System.Reflection.Assembly", "System.Diagnostics.Process",
        "Microsoft.Extensions.Configuration.IConfiguration", "Microsoft.Extensions.Configuration.ConfigurationBinder",
        "Microsoft.Extensions.Configuration.ConfigurationExtensions",
    };

    /// <summary>True for names, constants, and operations and calls on them that read and compute only.</summary>
    public static bool Is(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        LiteralExpressionSyntax or TypeSyntax or InstanceExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax => true,
        AnonymousFunctionExpressionSyntax => true,
        MemberAccessExpressionSyntax access => Is(access.Expression, model),
        ParenthesizedExpressionSyntax parenthesized => Is(parenthesized.Expression, model),
        CastExpressionSyntax cast => Is(cast.Expression, model),
        PostfixUnaryExpressionSyntax suppressed => suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) && Is(suppressed.Operand, model),
        PrefixUnaryExpressionSyntax unary => unary.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression) && Is(unary.Operand, model),
        BinaryExpressionSyntax binary => Is(binary.Left, model) && Is(binary.Right, model),
        ConditionalExpressionSyntax choice => Is(choice.Condition, model) && Is(choice.WhenTrue, model) && Is(choice.WhenFalse, model),
        ElementAccessExpressionSyntax element => Is(element.Expression, model) && AreArguments(element.ArgumentList, model),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => Is(hole.Expression, model)),
        InvocationExpressionSyntax invocation => IsCall(invocation, model),
        BaseObjectCreationExpressionSyntax creation => AreArguments(creation.ArgumentList, model) && IsInitializer(creation.Initializer, model),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => Is(assignment.Right, model),
        InitializerExpressionSyntax initializer => IsInitializer(initializer, model),
        _ => false,
    };

    private static bool AreArguments(BaseArgumentListSyntax? list, SemanticModel model) =>
        list is null || list.Arguments.All(argument => argument.RefKindKeyword.RawKind == 0 && Is(argument.Expression, model));

    private static bool IsInitializer(InitializerExpressionSyntax? initializer, SemanticModel model) =>
        initializer is null || initializer.Expressions.All(expression => Is(expression, model));

    private static bool IsCall(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        if (invocation.Expression is MemberAccessExpressionSyntax access && !Is(access.Expression, model))
            return false;
        if (!AreArguments(invocation.ArgumentList, model))
            return false;
        if (model.GetConstantValue(invocation).HasValue)
            return true;
        if (model.GetSymbolInfo(invocation).Symbol is not IMethodSymbol method)
            return false;

        string type = (method.ReducedFrom ?? method).ContainingType.OriginalDefinition.ToDisplayString();
        return method.Name == nameof(ToString)
            || (PureTypes.Contains(type) && (!IsReadByGetters(type) || method.Name.StartsWith("Get", StringComparison.Ordinal) || method.Name.StartsWith("Expand", StringComparison.Ordinal)) && method.Name != "GetTempFileName");
    }

    /// <summary>Types whose other methods act: <c>Environment.Exit</c>, <c>Process.Start</c>.</summary>
    private static bool IsReadByGetters(string type) => type is "System.Environment" or "System.Reflection.Assembly" or "System.Diagnostics.Process";
}
