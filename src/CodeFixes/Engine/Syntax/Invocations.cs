using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>Calls <c>receiver.Name(…)</c>: finds them by what is written, and writes them anew.</summary>
internal static class Invocations
{
    /// <summary>All such calls in a node, in source order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> In(SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax);

    /// <summary>The calls with one of the names in a node, in source order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Named(SyntaxNode root, params string[] names) =>
        In(root).Where(call => names.Contains(NameOf(call)));

    /// <summary>The receiver of a call that has one.</summary>
    public static ExpressionSyntax ReceiverOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Expression;

    /// <summary>The name of the method; empty for a call of another form.</summary>
    public static string NameOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : "";

    /// <summary>The call with another method and other arguments; also for <c>receiver?.Name(…)</c>.</summary>
    public static InvocationExpressionSyntax Rename(InvocationExpressionSyntax call, SimpleNameSyntax name, ArgumentListSyntax arguments)
    {
        ExpressionSyntax method = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.WithName(name.WithTriviaFrom(access.Name)),
            MemberBindingExpressionSyntax binding => binding.WithName(name.WithTriviaFrom(binding.Name)),
            var other => other,
        };
        return call.WithExpression(method).WithArgumentList(arguments.WithTriviaFrom(call.ArgumentList));
    }

    /// <summary>The places of a program that write one of the names, in file order.</summary>
    public static IEnumerable<SimpleNameSyntax> NamesIn(Compilation compilation, params string[] names) => compilation.SyntaxTrees.SelectMany(tree =>
        tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)));
}
