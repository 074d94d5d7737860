using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Maps the checks that are registered, or registers the services of the endpoint that is mapped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3002HealthChecksNotMappedFix))]
public sealed class CR3002HealthChecksNotMappedFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR3002";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return ImmutableArray<Fix>.Empty;
        }

        if (Invocations.NameOf(call) == "AddHealthChecks")
        {
            return EndpointSite.Find(model.Compilation) is { } endpoints
                && await HealthEndpointMapping.AddAsync(document, model.Compilation, endpoints, cancellationToken).ConfigureAwait(false) is { } mapped
                    ? ImmutableArray.Create(new Fix("map-health", "Map /healthz/live and /healthz/ready", mapped))
                    : ImmutableArray<Fix>.Empty;
        }

        return await RegisterAsync(document, model.Compilation, call, cancellationToken).ConfigureAwait(false) is { } registered
            ? ImmutableArray.Create(new Fix("register-health", "Register health checks", registered))
            : ImmutableArray<Fix>.Empty;
    }

    private static async Task<Solution?> RegisterAsync(Document document, Compilation compilation, SyntaxNode mapping, CancellationToken cancellationToken)
    {
        if (ServiceSite.Find(compilation, mapping) is not { } services || document.Project.Solution.GetDocumentId(services.Tree) is not { } id)
            return null;

        var editor = new SolutionEditor(document.Project.Solution);
        HealthEndpointMapping.Register(await editor.GetDocumentEditorAsync(id, cancellationToken).ConfigureAwait(false), compilation, services);
        return editor.GetChangedSolution();
    }
}
