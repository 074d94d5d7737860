using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>What an endpoint for administrators needs around it, so that it is reachable and never open.</summary>
internal static class AdminEndpoint
{
    /// <summary>The first version of ASP.NET Core whose <c>WebApplication</c> adds the authorization middleware by itself.</summary>
    private const int AutomaticMiddlewareVersion = 7;

    private static readonly string[] Authorizes =
        ["AddAuthorization", "AddAuthorizationBuilder", "AddControllers", "AddControllersWithViews", "AddMvc", "AddRazorPages"];

    /// <summary>Registers authorization where the program does not; false where the place for it is not found.</summary>
    public static async Task<bool> EnsureAuthorizationAsync(SolutionEditor editor, EndpointSite site, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Invocations.NamesIn(compilation, Authorizes).Any())
            return true;
        if (ServiceSite.Find(compilation, site.Node) is not { } services)
            return false;

        SyntaxEditor edit = await EditorOf(editor, services.Tree, cancellationToken).ConfigureAwait(false);
        services.Insert(edit, $"{services.Collection}.AddAuthorization();");
        UsingDirectives.Ensure(edit, compilation.GetSemanticModel(services.Tree), services.Position, HostingTypes.DependencyInjectionNamespace);
        return true;
    }

    /// <summary>Without the middleware, an endpoint that asks for authorization answers every request with an error.</summary>
    public static bool HasMiddleware(EndpointSite site, Compilation compilation) =>
        Invocations.NamesIn(compilation, "UseAuthorization").Any()
        || (site.Node is InvocationExpressionSyntax call
            && Invocations.NameOf(call) is "Run" or "RunAsync"
            && KnownTypes.Find(compilation, HostingTypes.WebApplication)?.ContainingAssembly.Identity.Version.Major >= AutomaticMiddlewareVersion);

    public static bool IsMapped(Compilation compilation, string route) => compilation.SyntaxTrees.Any(tree =>
        tree.GetRoot().DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == route));

    public static async Task<SyntaxEditor> EditorOf(SolutionEditor editor, SyntaxTree tree, CancellationToken cancellationToken) =>
        await editor.GetDocumentEditorAsync(editor.OriginalSolution.GetDocumentId(tree), cancellationToken).ConfigureAwait(false);
}
