using System.Text;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Platform;

/// <summary>
/// Puts a path together with <c>Path.Combine</c>, one argument for each part. None for constants, for virtual paths, and where a
/// separator begins or ends the path, which <c>Path.Combine</c> would read otherwise or drop.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR6111WindowsPathSeparatorFix))]
public sealed class CR6111WindowsPathSeparatorFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR6111";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        ExpressionSyntax? expression = node is ArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax;
        if (expression is null
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || MustBeConstant(expression)
            || Trivia.HasInnerComment(expression)
            || PartsOf(expression, model) is not { Count: > 1 } parts)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (CombineAround(expression, model) is { } list)
        {
            editor.ReplaceNode(list, (current, _) => Spread((ArgumentListSyntax)current, list.Arguments.IndexOf((ArgumentSyntax)expression.Parent!), parts));
        }
        else
        {
            var names = new NamesInScope(model, expression.SpanStart);
            if (names.TypeName("System.IO.Path") is not { } path)
                return ImmutableArray<Fix>.Empty;

            editor.ReplaceNode(expression, (current, _) => SyntaxFactory.ParseExpression($"{path}.Combine({string.Join(", ", parts)})").WithTriviaFrom(current));
            foreach (string @namespace in names.MissingNamespaces)
                UsingDirectives.Ensure(editor, model, expression.SpanStart, @namespace);
        }

        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("combine", "Use Path.Combine", changed));
    }

    private static bool MustBeConstant(ExpressionSyntax expression) =>
        ConstantDeclaration.Of(expression) is not null || expression.Ancestors().Any(ancestor => ancestor is AttributeSyntax or ParameterSyntax or CaseSwitchLabelSyntax or PatternSyntax);

    /// <summary>The arguments of a <c>Path.Combine</c> of which the expression is one: it takes the parts itself.</summary>
    private static ArgumentListSyntax? CombineAround(ExpressionSyntax expression, SemanticModel model) =>
        expression.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list }
        && Invocations.NameOf(call) == "Combine"
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Path" }
        && list.Arguments.All(argument => argument.NameColon is null)
            ? list
            : null;

    private static ArgumentListSyntax Spread(ArgumentListSyntax list, int index, List<string> parts)
    {
        ArgumentSyntax old = list.Arguments[index];
        SeparatedSyntaxList<ArgumentSyntax> arguments = list.Arguments.ReplaceRange(old, parts.Select((part, i) => SyntaxFactory.Argument(SyntaxFactory.ParseExpression(part))
            .WithLeadingTrivia(i == 0 ? old.GetLeadingTrivia() : SyntaxFactory.TriviaList())
            .WithTrailingTrivia(i == parts.Count - 1 ? old.GetTrailingTrivia() : SyntaxFactory.TriviaList())));
        SyntaxToken[] separators = [.. arguments.GetSeparators().Select((separator, i) => i >= index && i < index + parts.Count - 1 ? SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space) : separator)];
        return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
    }

    /// <summary>The expressions of the parts between back-slashes; null where the path is not all understood.</summary>
    private static List<string>? PartsOf(ExpressionSyntax expression, SemanticModel model)
    {
        var pieces = new List<(string Text, bool IsCode)>();
        if (!Collect(expression, model, pieces))
            return null;

        var parts = new List<List<(string Text, bool IsCode)>> { new() };
        foreach ((string text, bool isCode) in pieces)
        {
            string[] split = isCode ? [text] : text.Split('\\');
            for (int i = 0; i < split.Length; i++)
            {
                if (i > 0)
                    parts.Add([]);
                if (split[i].Length > 0)
                    parts[parts.Count - 1].Add((split[i], isCode));
            }
        }

        bool isOpen = parts[0].Count == 0 || parts[parts.Count - 1].Count == 0 || parts[0][0] is { IsCode: false } first && (first.Text[0] is '~' or '/' || first.Text.EndsWith(":", StringComparison.Ordinal));
        return isOpen ? null : [.. parts.Where(part => part.Count > 0).Select(Write)];
    }

    private static bool Collect(ExpressionSyntax expression, SemanticModel model, List<(string, bool)> pieces)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Collect(parenthesized.Expression, model, pieces);

            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_String:
                return Collect(binary.Left, model, pieces) && Collect(binary.Right, model, pieces);

            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                pieces.Add((literal.Token.ValueText, false));
                return true;

            case InterpolatedStringExpressionSyntax interpolated:
                foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax text)
                        pieces.Add((text.TextToken.ValueText, false));
                    else if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var value } && IsString(value, model))
                        pieces.Add((value.ToString(), true));
                    else
                        return false;
                }

                return true;

            default:
                pieces.Add((expression.WithoutTrivia().ToString(), true));
                return IsString(expression, model);
        }
    }

    private static bool IsString(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    private static string Write(List<(string Text, bool IsCode)> part)
    {
        if (part.Count == 1)
            return part[0].IsCode ? part[0].Text : SymbolDisplay.FormatLiteral(part[0].Text, quote: true);

        var text = new StringBuilder();
        foreach ((string piece, bool isCode) in part)
            text.Append(text.Length > 0 ? " + " : "").Append(isCode ? piece : SymbolDisplay.FormatLiteral(piece, quote: true));
        return text.ToString();
    }
}
