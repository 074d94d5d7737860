using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Stores;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>Puts <c>AddStackExchangeRedisCache</c> in the place of <c>AddDistributedMemoryCache</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2002InMemoryDistributedCacheFix))]
public sealed class CR2002InMemoryDistributedCacheFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR2002";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || !RedisCache.CanBeRegistered(compilation))
        {
            return ImmutableArray<Fix>.Empty;
        }

        Fix? fix = await RedisCache.ReplaceAsync(document.Project.Solution, call, compilation, cancellationToken).ConfigureAwait(false);
        return fix is null ? ImmutableArray<Fix>.Empty : ImmutableArray.Create(fix);
    }
}
