using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Engine;

/// <summary>Where a finding on a call stands: from the name of the method to its last parenthesis, not the chain before it.</summary>
internal static class CallLocation
{
    public static Location Of(InvocationExpressionSyntax call) =>
        Location.Create(call.SyntaxTree, TextSpan.FromBounds(NameStart(call.Expression), call.Span.End));

    /// <summary>The name of the method as written; empty where a delegate is called.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static int NameStart(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.SpanStart,
        MemberBindingExpressionSyntax binding => binding.Name.SpanStart,
        _ => expression.SpanStart,
    };
}
