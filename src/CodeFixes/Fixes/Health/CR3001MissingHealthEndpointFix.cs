using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>Registers health checks and maps an endpoint for liveness and one for readiness.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR3001MissingHealthEndpointFix))]
public sealed class CR3001MissingHealthEndpointFix : FixProvider
{
    private const string Action = "map-health";
    private const string Title = "Map /healthz/live and /healthz/ready";

    /// <inheritdoc />
    protected override string RuleId => "CR3001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        return await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && EndpointSite.At(node, model) is { } endpoints
            && await HealthEndpointMapping.AddAsync(document, model.Compilation, endpoints, cancellationToken).ConfigureAwait(false) is { } changed
                ? ImmutableArray.Create(new Fix(Action, Title, changed))
                : ImmutableArray<Fix>.Empty;
    }
}
