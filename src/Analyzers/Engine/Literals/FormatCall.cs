using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine.Literals;

/// <summary>Reads <c>string.Format("Server={0};…", arguments)</c> as one string.</summary>
internal static class FormatCall
{
    /// <summary>The call that an expression is the format of, by its name; null where it is none.</summary>
    public static InvocationExpressionSyntax? Of(ExpressionSyntax expression)
    {
        if (expression.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            || list.Arguments.Last() == argument)
        {
            return null;
        }

        SimpleNameSyntax? method = (call.Expression as MemberAccessExpressionSyntax)?.Name ?? call.Expression as SimpleNameSyntax;
        return method?.Identifier.ValueText is "Format" or "AppendFormat" ? call : null;
    }

    /// <summary>The format with its items replaced by what is known of them; holes for the rest.</summary>
    /// <param name="call">The call.</param>
    /// <param name="format">The text of the format.</param>
    /// <param name="valueOf">Gives the text of an argument, where something is known about it.</param>
    public static string TextOf(InvocationExpressionSyntax call, string format, Func<ExpressionSyntax, string?> valueOf)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        int first = IndexOfFormat(arguments, format) + 1;
        var text = new StringBuilder(format.Length);
        int position = 0;
        while (position < format.Length)
        {
            int end = format[position] == '{' ? format.IndexOf('}', position) : -1;
            if (end < 0 || ItemIndex(format, position + 1, end) is not { } item)
            {
                text.Append(format[position++]);
                continue;
            }

            string? value = first + item < arguments.Count ? valueOf(arguments[first + item].Expression) : null;
            text.Append(value ?? LiteralUse.Hole.ToString());
            position = end + 1;
        }

        return text.ToString();
    }

    /// <summary>The format is the first argument, or the second one behind a format provider.</summary>
    private static int IndexOfFormat(SeparatedSyntaxList<ArgumentSyntax> arguments, string format) =>
        LiteralUse.TextOf(arguments[0].Expression) == format ? 0 : 1;

    /// <summary>The number in <c>{0}</c> or <c>{0:X,5}</c>; null where there is none.</summary>
    private static int? ItemIndex(string format, int start, int end)
    {
        int index = 0;
        int position = start;
        while (position < end && position - start < 3 && format[position] is >= '0' and <= '9')
            index = index * 10 + format[position++] - '0';

        return position > start && (position == end || format[position] is ':' or ',') ? index : null;
    }
}
