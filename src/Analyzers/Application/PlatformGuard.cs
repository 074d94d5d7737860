using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Tells code that runs on Windows only, and says so.</summary>
internal static class PlatformGuard
{
    /// <summary>
    /// True under a condition that asks for Windows (<c>OperatingSystem.IsWindows()</c>, <c>OSPlatform.Windows</c>), behind an
    /// early return of the other platforms, and in members and types with <c>[SupportedOSPlatform("windows")]</c>.
    /// </summary>
    public static bool IsWindowsOnly(SyntaxNode node)
    {
        for (SyntaxNode current = node; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when current == branch.Statement && AsksForWindows(branch.Condition):
                case ConditionalExpressionSyntax choice when current == choice.WhenTrue && AsksForWindows(choice.Condition):
                case BlockSyntax block when ReturnsEarly(block, current):
                case MemberDeclarationSyntax member when IsMarked(member.AttributeLists):
                    return true;
            }
        }

        return false;
    }

    private static bool AsksForWindows(ExpressionSyntax condition) => !IsNegated(condition) && NamesWindows(condition);

    private static bool IsNegated(ExpressionSyntax condition) => condition is PrefixUnaryExpressionSyntax;

    private static bool NamesWindows(SyntaxNode condition)
    {
        foreach (SyntaxToken token in condition.DescendantTokens())
        {
            if (token.ValueText is "IsWindows" or "Windows" or "IsWindowsVersionAtLeast" or "Win32NT")
                return true;
        }

        return false;
    }

    private static bool ReturnsEarly(BlockSyntax block, SyntaxNode end)
    {
        foreach (StatementSyntax statement in block.Statements)
        {
            if (statement == end)
                return false;
            if (statement is IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax condition } branch && NamesWindows(condition) && Leaves(branch.Statement))
                return true;
        }

        return false;
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements.Last()),
        _ => false,
    };

    private static bool IsMarked(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (AttributeListSyntax list in lists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (attribute.Name.ToString().EndsWith("SupportedOSPlatform", StringComparison.Ordinal)
                    && attribute.ArgumentList?.ToString().IndexOf("windows", StringComparison.OrdinalIgnoreCase) > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
