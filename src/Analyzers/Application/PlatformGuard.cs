using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells code that runs on Windows only, and says so.</summary>
internal static class PlatformGuard
{
    private static readonly CodeGuard Guard = new(SaysWindows);

    /// <summary>
    /// True under a condition that asks for Windows (<c>OperatingSystem.IsWindows()</c>, <c>OSPlatform.Windows</c>,
    /// <c>PlatformID.Win32NT</c>) or excludes Linux, behind an early return of the other platforms, in what
    /// <c>[SupportedOSPlatform("windows")]</c> marks, and within <c>#if WINDOWS</c>.
    /// </summary>
    public static bool IsWindowsOnly(SyntaxNode node, SemanticModel model) =>
        Guard.IsOver(node, model) || IsMarked(node) || IsMarked(model.Compilation.Assembly) || IsInWindowsCase(node) || IsUnderWindowsDirective(node);

    private static bool SaysWindows(ExpressionSyntax condition, bool outcome) => condition switch
    {
        InvocationExpressionSyntax call => outcome ? AsksFor(call, "Windows") : AsksFor(call, "Linux") || AsksFor(call, "Unix"),
        BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression) =>
            IsWindowsId(binary.Left) || IsWindowsId(binary.Right),
        BinaryExpressionSyntax binary when binary.IsKind(outcome ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) =>
            IsUnixId(binary.Left) || IsUnixId(binary.Right),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var id } } => outcome ? IsWindowsId(id) : IsUnixId(id),
        SimpleNameSyntax name => outcome && name.Identifier.ValueText is "IsWindows" or "IsRunningOnWindows" or "isWindows" or "RunningOnWindows",
        MemberAccessExpressionSyntax access => outcome && access.Name.Identifier.ValueText is "IsWindows" or "IsRunningOnWindows" or "RunningOnWindows",
        _ => false,
    };

    /// <summary><c>IsWindows()</c>, <c>IsWindowsVersionAtLeast(…)</c>, <c>IsOSPlatform(OSPlatform.Windows)</c>, <c>IsOSPlatform("windows")</c>.</summary>
    private static bool AsksFor(InvocationExpressionSyntax call, string platform)
    {
        string name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        if (name.StartsWith("Is" + platform, StringComparison.Ordinal))
            return true;

        return name.StartsWith("IsOSPlatform", StringComparison.Ordinal)
            && call.ArgumentList.Arguments is { Count: > 0 } arguments
            && arguments[0].Expression.ToString().Trim('"') is var asked
            && asked.EndsWith(platform, StringComparison.OrdinalIgnoreCase);
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

    private static bool IsMarked(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "SupportedOSPlatformAttribute", ConstructorArguments: { Length: 1 } arguments }
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

        int depth = 0;
        for (DirectiveTriviaSyntax? directive = root.GetLastDirective(); directive is not null; directive = directive.GetPreviousDirective())
        {
            if (directive.SpanStart > node.SpanStart)
                continue;

            if (directive is EndIfDirectiveTriviaSyntax)
                depth++;
            else if (directive is IfDirectiveTriviaSyntax && depth > 0)
                depth--;
            else if (directive is IfDirectiveTriviaSyntax { BranchTaken: true, Condition: var condition } && condition.ToString().IndexOf("WINDOWS", StringComparison.Ordinal) is >= 0 and var found && (found == 0 || condition.ToString()[found - 1] != '!'))
                return true;
        }

        return false;
    }
}
