using System.Text;
using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>
/// Turns <c>if (args.Contains("--reindex")) { … }</c> into <c>POST /admin/reindex</c>, which asks for authorization. Only where the
/// branch uses nothing that the endpoint cannot.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR5004CommandLineAdminSwitchFix))]
public sealed class CR5004CommandLineAdminSwitchFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR5004";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<IfStatementSyntax>() is not { Else: null, Statement: BlockSyntax { Statements.Count: > 0 } body } branch
            || !branch.Condition.Span.Contains(node.Span)
            || branch.ContainsDirectives
            || branch.Parent is not (GlobalStatementSyntax or BlockSyntax)
            || (node as LiteralExpressionSyntax ?? (node as ArgumentSyntax)?.Expression as LiteralExpressionSyntax)?.Token.ValueText is not { } written
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || EndpointSite.Find(model.Compilation) is not { MapsRoutes: true } site
            || site.Tree != branch.SyntaxTree
            || site.Position < branch.SpanStart
            || !AdminEndpoint.HasMiddleware(site, model.Compilation)
            || KnownTypes.Find(model.Compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions") is null
            || KnownTypes.Find(model.Compilation, "Microsoft.AspNetCore.Http.Results") is not { } results)
        {
            return ImmutableArray<Fix>.Empty;
        }

        string route = "/admin/" + RouteOf(written);
        var editor = new SolutionEditor(document.Project.Solution);
        if (AdminEndpoint.IsMapped(model.Compilation, route)
            || !await AdminEndpoint.EnsureAuthorizationAsync(editor, site, model.Compilation, cancellationToken).ConfigureAwait(false))
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor edit = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        string result = $"{UsingDirectives.NameOf(edit, model, site.Position, results)}.Ok()";
        string token = UsingDirectives.NameOf(edit, model, site.Position, KnownTypes.Find(model.Compilation, "System.Threading.CancellationToken")!);
        bool isAsync = body.DescendantNodes(child => child is not AnonymousFunctionExpressionSyntax).Any(child => child is AwaitExpressionSyntax);
        UsingDirectives.Ensure(edit, model, site.Position, HostingTypes.BuilderNamespace);
        edit.RemoveNode(branch.Parent is GlobalStatementSyntax global ? global : branch, SyntaxRemoveOptions.KeepNoTrivia);
        site.Insert(edit,
            $"{site.Builder}.MapPost(\"{route}\", {(isAsync ? "async " : "")}({token} cancellationToken) =>\n{{\n\t// TODO CR5004: pass the token on, and decide which policy may ask for it.\n\t{CommentsOf(branch)}{BodyOf(body, result)}\n}}).RequireAuthorization();");
        Solution changed = editor.GetChangedSolution();
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("admin-endpoint", $"Do it at the authorized endpoint POST {route}", changed));
    }

    /// <summary>The statements of the branch; what ended the program ends the request.</summary>
    private static string BodyOf(BlockSyntax body, string result)
    {
        var code = new StringBuilder();
        foreach (StatementSyntax statement in body.Statements)
        {
            code.Append(CommentsOf(statement));
            SyntaxNode rewritten = statement.ReplaceNodes(
                statement.DescendantNodesAndSelf(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>(),
                (_, current) => SyntaxFactory.ParseStatement($"return {result};").WithTriviaFrom(current));
            code.Append(Outdented(rewritten, statement)).Append("\n\t");
        }

        return body.Statements.Last() is ReturnStatementSyntax ? code.ToString(0, code.Length - 2) : code.Append($"return {result};").ToString();
    }

    private static string CommentsOf(StatementSyntax statement) =>
        string.Concat(Trivia.CommentsIn(statement.GetLeadingTrivia()).Select(comment => comment + "\n\t"));

    private static string Outdented(SyntaxNode rewritten, SyntaxNode original)
    {
        string indentation = CodeLayout.IndentationAt(original.SyntaxTree, original.SpanStart);
        return rewritten.WithoutTrivia().ToString().Replace("\r\n", "\n").Replace("\n" + indentation, "\n").Replace("\n", "\n\t");
    }

    private static string RouteOf(string written)
    {
        var route = new StringBuilder();
        foreach (char c in written.TrimStart('-', '/'))
            route.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        return route.ToString().Trim('-');
    }
}
