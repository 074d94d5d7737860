using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Stores;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>Gives session a Redis cache: in place of the memory cache that it has, else in front of <c>AddSession</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2001InProcessSessionFix))]
public sealed class CR2001InProcessSessionFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR2001";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } addSession
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || !RedisCache.CanBeRegistered(compilation))
        {
            return ImmutableArray<Fix>.Empty;
        }

        Solution solution = document.Project.Solution;
        List<InvocationExpressionSyntax> memoryCaches = RedisCache.MemoryCaches(compilation).ToList();
        InvocationExpressionSyntax? deployed = memoryCaches.FirstOrDefault(call => !RedisCache.IsDevelopmentOnly(call, compilation));

        // A memory cache for development alone is wanted there, and Redis beside it would win.
        if (deployed is null && memoryCaches.Count > 0)
            return ImmutableArray<Fix>.Empty;

        Fix? fix = deployed is null ? null : await RedisCache.ReplaceAsync(solution, deployed, compilation, cancellationToken).ConfigureAwait(false);
        fix ??= await RedisCache.InsertBeforeAsync(solution, addSession, compilation, cancellationToken).ConfigureAwait(false);
        return fix is null ? ImmutableArray<Fix>.Empty : ImmutableArray.Create(fix);
    }
}
