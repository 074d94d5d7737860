using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Rules.Administration;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>
/// Puts a task that runs through a shell behind an authorized endpoint: asks for authorization where an endpoint runs it
/// already, and maps <c>POST /admin/…</c> for it elsewhere. What the shell does stays, and stays reported: only a person can
/// write it in code. One <c>TODO</c> line says so, and says which endpoint has been dealt with.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR5001ShellAdminTaskFix))]
public sealed class CR5001ShellAdminTaskFix : FixProvider
{
    private const string Action = "admin-endpoint";
    private const string Todo = "// TODO CR5001: ";

    /// <inheritdoc />
    protected override string RuleId => "CR5001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || CR5001ShellAdminTask.AdministrationProgramOf(node, model, cancellationToken) is not { } program
            || EndpointSite.Find(model.Compilation) is not { MapsRoutes: true } site
            || !AdminEndpoint.HasMiddleware(site, model.Compilation)
            || KnownTypes.Find(model.Compilation, HostingTypes.BuilderNamespace + ".AuthorizationEndpointConventionBuilderExtensions") is null)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var editor = new SolutionEditor(document.Project.Solution);
        string? title = ExposedEndpoint.Of(node, model) is { } endpoint
            ? await AuthorizeAsync(endpoint, node, program, document, editor, site, model, cancellationToken).ConfigureAwait(false)
            : await ScaffoldAsync(node, program, editor, site, model, cancellationToken).ConfigureAwait(false);
        if (title is null)
            return ImmutableArray<Fix>.Empty;

        Solution changed = editor.GetChangedSolution();
        Document endpoints = document.Project.Solution.GetDocument(site.Tree) ?? document;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            || await CompileErrors.AreAddedAsync(endpoints, changed, cancellationToken).ConfigureAwait(false)
                ? ImmutableArray<Fix>.Empty
                : ImmutableArray.Create(new Fix(Action, title, changed));
    }

    /// <summary>An endpoint that anybody may call asks for authorization.</summary>
    private static async Task<string?> AuthorizeAsync(
        ExposedEndpoint endpoint, SyntaxNode node, string program, Document document, SolutionEditor editor, EndpointSite site, SemanticModel model, CancellationToken cancellationToken)
    {
        if (endpoint.IsDecided
            || (node.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode?)node.FirstAncestorOrSelf<MemberDeclarationSyntax>()) is not { } marked
            || !await AdminEndpoint.EnsureAuthorizationAsync(editor, site, model.Compilation, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var layout = CodeLayout.Of(model.SyntaxTree);
        DocumentEditor edit = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        string comment = $"{Todo}do this in code instead of through '{program}', and decide which policy may ask for it.";
        SyntaxTrivia[] added = [SyntaxFactory.Comment(comment), layout.LineBreak(), SyntaxFactory.Whitespace(CodeLayout.IndentationAt(model.SyntaxTree, marked.SpanStart))];
        edit.ReplaceNode(marked, (current, _) => current.WithLeadingTrivia(current.GetLeadingTrivia().AddRange(added)));
        endpoint.Authorize(edit, model, layout);
        return "Ask for authorization, and mark the task to be written in code";
    }

    /// <summary>An endpoint that runs the task, or says that it is not there yet, beside the code that was found.</summary>
    private static async Task<string?> ScaffoldAsync(
        SyntaxNode node, string program, SolutionEditor editor, EndpointSite site, SemanticModel model, CancellationToken cancellationToken)
    {
        Compilation compilation = model.Compilation;
        if (AdminTask.Of(node, model, site) is not { } task
            || KnownTypes.Find(compilation, "Microsoft.AspNetCore.Http.Results") is not { } results
            || AdminEndpoint.IsMapped(compilation, task.Route)
            || !await AdminEndpoint.EnsureAuthorizationAsync(editor, site, compilation, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        SyntaxEditor edit = await AdminEndpoint.EditorOf(editor, site.Tree, cancellationToken).ConfigureAwait(false);
        SemanticModel siteModel = compilation.GetSemanticModel(site.Tree);
        UsingDirectives.Ensure(edit, siteModel, site.Position, HostingTypes.BuilderNamespace);
        string result = UsingDirectives.NameOf(edit, siteModel, site.Position, results);
        string body = task.CallIn(edit, siteModel, site.Position) is { } call
            ? $"{call};\n\treturn {result}.NoContent();"
            : $"return {result}.StatusCode(501);";
        string code =
            $"{site.Builder}.MapPost(\"{task.Route}\", {task.ParametersIn(edit, siteModel, site.Position)} =>\n{{\n\t{Todo}do here, in code, what {task.Name} does through '{program}', and decide which policy may ask for it.\n\t{body}\n}}).RequireAuthorization();";
        site.Insert(edit, code);
        return $"Add the authorized endpoint POST {task.Route}";
    }
}
