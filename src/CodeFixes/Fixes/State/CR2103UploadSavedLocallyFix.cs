using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Files;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Lets configuration name the folder of the uploads, with the folder that is written as default, so that a volume can be
/// mounted there until the uploads go to a store. Only where the code tells the folder from the name of the file.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2103UploadSavedLocallyFix))]
public sealed class CR2103UploadSavedLocallyFix : FixProvider
{
    private const string Title = "Let configuration name the folder of the uploads (leaves a TODO)";

    /// <inheritdoc />
    protected override string RuleId => "CR2103";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // What is information is temporary, or has a folder that is given already.
        if (diagnostic.Severity == DiagnosticSeverity.Info
            || node.FirstAncestorOrSelf<ExpressionSyntax>(expression => expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) is not { } call
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || PathOf(call, model) is not { } path
            || FolderOf(path, model) is not var (folder, endsInName)
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return ImmutableArray<Fix>.Empty;
        }

        ConfigurationKey key = await ConfigurationKey.UnusedAsync(document.Project, PathKey.For(folder), cancellationToken).ConfigureAwait(false);
        var callMark = new SyntaxAnnotation();
        var folderMark = new SyntaxAnnotation();
        root = root.ReplaceNodes(
            [call, folder],
            (original, current) => original == call ? current.WithAdditionalAnnotations(callMark) : Marked((ExpressionSyntax)current, endsInName, folderMark));
        root = TodoComment.Above(
            root.GetAnnotatedNodes(callMark).Single(),
            root,
            $"// TODO CR2103: mount a volume that all replicas share and name its folder in {key.Path}, or copy the upload to an object store.");

        Document prepared = document.WithSyntaxRoot(root);
        root = (await prepared.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var place = (ExpressionSyntax)root.GetAnnotatedNodes(folderMark).Single();
        Solution? changed = await ConfigurationRewriter.MakeDefaultAsync(prepared, place, key, cancellationToken).ConfigureAwait(false);
        return changed is null ? ImmutableArray<Fix>.Empty : ImmutableArray.Create(new Fix("folder", Title, changed));
    }

    /// <summary>The path of the file that takes the upload.</summary>
    private static ExpressionSyntax? PathOf(ExpressionSyntax call, SemanticModel model)
    {
        if (ArgumentsOf(call) is not { Count: > 0 } arguments || arguments[0].NameColon is not null)
            return null;
        if (call is not InvocationExpressionSyntax copy || CallLocation.NameOf(copy) is not ("CopyTo" or "CopyToAsync"))
            return arguments[0].Expression;

        ExpressionSyntax stream = arguments[0].Expression;
        if (stream is IdentifierNameSyntax name && ValueOf(name, model) is { } value)
            stream = value is AwaitExpressionSyntax awaited ? awaited.Expression : value;
        return ArgumentsOf(stream) is { Count: > 0 } created && created[0].NameColon is null ? created[0].Expression : null;
    }

    private static SeparatedSyntaxList<ArgumentSyntax>? ArgumentsOf(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments,
        _ => null,
    };

    /// <summary>
    /// What names the folder: the value of the variable that the path begins with, else what is combined with the name of the
    /// file, or that combination with the name at its end. Null where folder and name are one text, and where a caller knows it.
    /// </summary>
    private static (ExpressionSyntax Folder, bool EndsInName)? FolderOf(ExpressionSyntax path, SemanticModel model)
    {
        if (path is IdentifierNameSyntax variable)
            path = ValueOf(variable, model) ?? path;
        if (path is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" } } combine
            || model.GetSymbolInfo(combine).Symbol is not IMethodSymbol { ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } }
            || combine.ArgumentList.Arguments is not { Count: >= 2 } arguments
            || arguments.Any(argument => argument.NameColon is not null)
            || Trivia.HasInnerComment(combine))
        {
            return null;
        }

        ExpressionSyntax first = arguments[0].Expression;
        if (first is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is not IPropertySymbol)
            return ValueOf(name, model) is { } value && !IsChoice(value) ? (value, false) : null;

        return IsChoice(first) || arguments.Count == 2 && first is LiteralExpressionSyntax { Token.ValueText: "" } ? null : arguments.Count > 2 ? (combine, true) : (first, false);
    }

    /// <summary>A folder that has a default is given by something already.</summary>
    private static bool IsChoice(ExpressionSyntax folder) => folder is ConditionalExpressionSyntax || folder.IsKind(SyntaxKind.CoalesceExpression);

    /// <summary>The one value that a local or field of this file is given.</summary>
    private static ExpressionSyntax? ValueOf(IdentifierNameSyntax name, SemanticModel model)
    {
        if (model.GetSymbolInfo(name).Symbol is not { DeclaringSyntaxReferences: { Length: 1 } references } symbol
            || references[0].SyntaxTree != model.SyntaxTree
            || references[0].GetSyntax() is not VariableDeclaratorSyntax variable)
        {
            return null;
        }

        SyntaxNode? scope = symbol is ILocalSymbol ? variable.FirstAncestorOrSelf<BlockSyntax>() ?? variable.SyntaxTree.GetRoot() : variable.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        ExpressionSyntax[] values =
        [
            .. variable.Initializer is { Value: var initial } ? [initial] : Array.Empty<ExpressionSyntax>(),
            .. scope!.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, symbol))
                .Select(assignment => assignment.Right),
        ];
        return values.Length == 1 ? values[0] : null;
    }

    /// <summary>The folder, marked. <c>Path.Combine(a, b, name)</c> becomes <c>Path.Combine(Path.Combine(a, b), name)</c>.</summary>
    private static ExpressionSyntax Marked(ExpressionSyntax folder, bool endsInName, SyntaxAnnotation mark)
    {
        if (!endsInName)
            return folder.WithAdditionalAnnotations(mark);

        var combine = (InvocationExpressionSyntax)folder;
        SyntaxNodeOrTokenList items = combine.ArgumentList.Arguments.GetWithSeparators();
        ArgumentListSyntax inner = SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList<ArgumentSyntax>(items.Take(items.Count - 2)));
        ExpressionSyntax marked = combine.WithoutTrivia().WithArgumentList(inner).WithAdditionalAnnotations(mark);
        var outer = SyntaxFactory.NodeOrTokenList(SyntaxFactory.Argument(marked), items[items.Count - 2], items[items.Count - 1]);
        return combine.WithArgumentList(combine.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(outer)));
    }
}
