using System.Buffers;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Engine.Files;

/// <summary>The calls of a method by its written name. They are found in the text: only there is the tree asked.</summary>
internal static class WrittenCalls
{
    /// <summary>Adds the calls and creations that write the name in front of their arguments.</summary>
    public static void AddTo(List<ExpressionSyntax> calls, string name, SyntaxTree tree, CancellationToken cancellationToken)
    {
        SourceText text = tree.GetText(cancellationToken);
        char[] buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, buffer, 0, text.Length);
            ReadOnlySpan<char> rest = buffer.AsSpan(0, text.Length);
            SyntaxNode? root = null;
            for (int start = 0, found; (found = rest.Slice(start).IndexOf(name.AsSpan())) >= 0; start += found + name.Length)
            {
                int position = start + found, end = position + name.Length;
                if (end < rest.Length && rest[end] is '(' or '<' && (position == 0 || !IsNamePart(rest[position - 1])))
                {
                    root ??= tree.GetRoot(cancellationToken);
                    if (CallAt(root.FindToken(position)) is { } call)
                        calls.Add(call);
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static ExpressionSyntax? CallAt(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
            return null;

        return name.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == name => call,
            ObjectCreationExpressionSyntax creation when creation.Type == name => creation,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
            MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
            _ => null,
        };
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
