using CloudReady.Analyzers.Application;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>
/// Asks the environment before the configuration file, in all reads of the source file; none where one of them is not of a
/// key that is written there.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR1006LegacyConfigurationApiFix))]
public sealed class CR1006LegacyConfigurationApiFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1006";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (SimpleNameSyntax name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!LegacyConfiguration.IsRead(name, model, acceptsUnresolved: false, cancellationToken))
                continue;
            if (!TryRewrite(editor, name, model))
                return ImmutableArray<Fix>.Empty;
        }

        Solution changed = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("environment", "Ask environment variables first", changed));
    }

    private static bool TryRewrite(SyntaxEditor editor, SimpleNameSyntax name, SemanticModel model)
    {
        if (LegacyConfiguration.SectionOf(name) is not { } section
            || section.Parent is not ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } entry
            || arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: string key }
            || !key.All(c => char.IsLetterOrDigit(c) || c is '_' or ':')
            || ValueOf(entry, section.Name.Identifier.ValueText) is not { } value
            || IsWritten(value))
        {
            return false;
        }

        var names = new NamesInScope(model, name.SpanStart);
        string variable = $"{section.Name.Identifier.ValueText}__{key.Replace(":", "__")}";
        if (names.TypeName("System.Environment") is not { } environment)
            return false;

        string read = $"{environment}.GetEnvironmentVariable(\"{variable}\") ?? {value.WithoutTrivia()}";
        editor.ReplaceNode(value, SyntaxFactory.ParseExpression(StandsAlone(value) ? read : $"({read})").WithTriviaFrom(value));
        foreach (string @namespace in names.MissingNamespaces)
            UsingDirectives.Ensure(editor, model, name.SpanStart, @namespace);
        return true;
    }

    /// <summary>The string: <c>AppSettings["Key"]</c>, <c>ConnectionStrings["Name"].ConnectionString</c>.</summary>
    private static ExpressionSyntax? ValueOf(ElementAccessExpressionSyntax entry, string section)
    {
        if (section == "AppSettings")
            return entry;

        return entry.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } value ? value : null;
    }

    private static bool IsWritten(ExpressionSyntax value) =>
        value.Parent is AssignmentExpressionSyntax assignment && assignment.Left == value
        || value.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };

    /// <summary>True where <c>a ?? b</c> needs no parentheses.</summary>
    private static bool StandsAlone(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == value,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.CoalesceExpression) && binary.Right == value,
        _ => false,
    };
}
