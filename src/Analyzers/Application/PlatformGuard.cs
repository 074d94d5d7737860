using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells code that runs on Windows only, and says so.</summary>
internal static class PlatformGuard
{
    private const string SupportedAttribute = "SupportedOSPlatformAttribute";

    private static readonly CodeGuard Guard = new(SaysWindows);

    /// <summary>
    /// True under a condition that asks for Windows (<c>OperatingSystem.IsWindows()</c>, <c>OSPlatform.Windows</c>,
    /// <c>PlatformID.Win32NT</c>) or excludes Linux, behind an early return of the other platforms, in what
    /// <c>[SupportedOSPlatform("windows")]</c> marks, and within <c>#if WINDOWS</c>.
    /// </summary>
    public static bool IsWindowsOnly(SyntaxNode node, SemanticModel model) =>
        Guard.IsOver(node, model) || IsMarked(node) || IsTypeMarked(node, model) || HasAttribute(model.Compilation.Assembly, SupportedAttribute) || IsInWindowsCase(node) || IsUnderWindowsDirective(node);

    private static bool SaysWindows(ExpressionSyntax condition, bool outcome, SemanticModel model) => condition switch
    {
        InvocationExpressionSyntax call => (outcome ? AsksFor(call, "Windows") : AsksFor(call, "Linux") || AsksFor(call, "Unix")) || outcome && IsGuard(call, model),
        BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression) =>
            IsWindowsId(binary.Left) || IsWindowsId(binary.Right) || IsBackslash(binary),
        BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) =>
            IsUnixId(binary.Left) || IsUnixId(binary.Right),
        IsPatternExpressionSyntax { Pattern: var pattern } => SaysWindows(pattern, outcome),
        SimpleNameSyntax name => SaysWindows(name, outcome) || outcome && IsGuard(name, model),
        MemberAccessExpressionSyntax access => SaysWindows(access.Name, outcome) || outcome && IsGuard(access, model),
        _ => false,
    };

    private static bool SaysWindows(SimpleNameSyntax name, bool outcome) => outcome
        ? name.Identifier.ValueText is "IsWindows" or "IsRunningOnWindows" or "isWindows" or "RunningOnWindows"
        : name.Identifier.ValueText is "IsLinux" or "IsUnix" or "IsMono" or "IsRunningOnMono" or "RunningOnMono" or "isLinux" or "isUnix" or "IsNotWindows" or "isNotWindows" or "NotWindows";

    private static bool SaysWindows(PatternSyntax pattern, bool outcome) => pattern switch
    {
        ConstantPatternSyntax { Expression: var id } => outcome ? IsWindowsId(id) : IsUnixId(id),
        ParenthesizedPatternSyntax { Pattern: var inner } => SaysWindows(inner, outcome),
        UnaryPatternSyntax { Pattern: var negated } => SaysWindows(negated, !outcome),
        BinaryPatternSyntax binary when binary.IsKind(SyntaxKind.OrPattern) == outcome => SaysWindows(binary.Left, outcome) && SaysWindows(binary.Right, outcome),
        BinaryPatternSyntax binary => SaysWindows(binary.Left, outcome) || SaysWindows(binary.Right, outcome),
        _ => false,
    };

    /// <summary><c>Path.DirectorySeparatorChar == '\\'</c>.</summary>
    private static bool IsBackslash(BinaryExpressionSyntax binary) =>
        binary.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DirectorySeparatorChar" }
        && binary.Right is LiteralExpressionSyntax { Token.Value: '\\' };

    /// <summary>A member that <c>[SupportedOSPlatformGuard("windows")]</c> says to ask for Windows.</summary>
    private static bool IsGuard(ExpressionSyntax condition, SemanticModel model) =>
        model.GetSymbolInfo(condition).Symbol is { } member && HasAttribute(member, "SupportedOSPlatformGuardAttribute");

    /// <summary><c>IsWindows()</c>, <c>IsWindowsVersionAtLeast(…)</c>, <c>IsOSPlatform(OSPlatform.Windows)</c>, <c>IsOSPlatform("windows")</c>.</summary>
    private static bool AsksFor(InvocationExpressionSyntax call, string platform)
    {
        string name = Engine.CallLocation.NameOf(call);
        if (name.StartsWith("Is" + platform, StringComparison.Ordinal))
            return true;

        if (call.ArgumentList.Arguments is not { Count: > 0 } arguments)
            return false;

        // IsOSPlatform(OSPlatform.Windows), OSDescription.Contains("Windows")
        string asked = arguments[0].Expression.ToString().Trim('"');
        return name.StartsWith("IsOSPlatform", StringComparison.Ordinal) && asked.EndsWith(platform, StringComparison.OrdinalIgnoreCase)
            || name is "Contains" or "StartsWith"
            && asked.Equals(platform, StringComparison.OrdinalIgnoreCase)
            && call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OSDescription" } };
    }

    private static bool IsWindowsId(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Win32NT" or "Win32Windows" } or IdentifierNameSyntax { Identifier.ValueText: "Win32NT" };

    private static bool IsUnixId(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unix" } or IdentifierNameSyntax { Identifier.ValueText: "Unix" };

    private static bool IsInWindowsCase(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            if (current is SwitchSectionSyntax section && IsWindowsCase(section)
                || current is SwitchExpressionArmSyntax { Pattern: ConstantPatternSyntax { Expression: var id } } && IsWindowsId(id))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWindowsCase(SwitchSectionSyntax section)
    {
        foreach (SwitchLabelSyntax label in section.Labels)
        {
            if (label is not CaseSwitchLabelSyntax { Value: var id } || !IsWindowsId(id))
                return false;
        }

        return true;
    }

    private static bool IsMarked(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            SyntaxList<AttributeListSyntax> lists = current switch
            {
                MemberDeclarationSyntax member => member.AttributeLists,
                LocalFunctionStatementSyntax function => function.AttributeLists,
                LambdaExpressionSyntax lambda => lambda.AttributeLists,
                _ => default,
            };
            foreach (AttributeListSyntax list in lists)
            {
                foreach (AttributeSyntax attribute in list.Attributes)
                {
                    if (IsSupportedOnWindows(attribute))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsSupportedOnWindows(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        return (name.EndsWith("SupportedOSPlatform", StringComparison.Ordinal) || name.EndsWith("SupportedOSPlatformAttribute", StringComparison.Ordinal))
            && name.IndexOf("Unsupported", StringComparison.Ordinal) < 0
            && attribute.ArgumentList?.ToString().IndexOf("windows", StringComparison.OrdinalIgnoreCase) > 0;
    }

    /// <summary>The mark may stand on another part of the type.</summary>
    private static bool IsTypeMarked(SyntaxNode node, SemanticModel model)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            if (current is TypeDeclarationSyntax type && model.GetDeclaredSymbol(type) is { } symbol && HasAttribute(symbol, SupportedAttribute))
                return true;
        }

        return false;
    }

    private static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name
                && attribute.ConstructorArguments is { Length: 1 } arguments
                && arguments[0].Value is string platform
                && platform.StartsWith("windows", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnderWindowsDirective(SyntaxNode node)
    {
        SyntaxNode root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
            return false;

        var open = new Stack<(ExpressionSyntax Condition, bool Outcome)>();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax branch:
                    open.Push((branch.Condition, true));
                    break;
                case ElifDirectiveTriviaSyntax branch when open.Count > 0:
                    open.Pop();
                    open.Push((branch.Condition, true));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Push((open.Pop().Condition, false));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        foreach ((ExpressionSyntax condition, bool outcome) in open)
        {
            if (SaysWindowsSymbol(condition, outcome))
                return true;
        }

        return false;
    }

    /// <summary>True where the condition of a directive, being <paramref name="outcome"/>, asks for Windows or excludes Linux.</summary>
    private static bool SaysWindowsSymbol(ExpressionSyntax condition, bool outcome) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText.IndexOf(outcome ? "WINDOWS" : "LINUX", StringComparison.Ordinal) >= 0,
        ParenthesizedExpressionSyntax parenthesized => SaysWindowsSymbol(parenthesized.Expression, outcome),
        PrefixUnaryExpressionSyntax negation => SaysWindowsSymbol(negation.Operand, !outcome),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression) == outcome =>
            SaysWindowsSymbol(binary.Left, outcome) || SaysWindowsSymbol(binary.Right, outcome),
        BinaryExpressionSyntax binary => SaysWindowsSymbol(binary.Left, outcome) && SaysWindowsSymbol(binary.Right, outcome),
        _ => false,
    };
}
