using CloudReady.Analyzers.Engine.Files;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>Reads the folder, with the folders below it that are written, from configuration or from the environment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2105UserProfilePathFix))]
public sealed class CR2105UserProfilePathFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR2105";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A default that serves where configuration says nothing stays one.
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || PathPlace.WholeOf(call) is var path && (PathPlace.IsFallback(call) || Trivia.HasInnerComment(path)))
        {
            return ImmutableArray<Fix>.Empty;
        }

        ConfigurationKey key = await ConfigurationKey.UnusedAsync(document.Project, PathKey.For(path), cancellationToken).ConfigureAwait(false);
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (await ConfigurationRewriter.ReadFromConfigurationAsync(document, path, key, cancellationToken).ConfigureAwait(false) is { } configured)
            fixes.Add(new Fix("configuration", $"Read '{key.Path}' from configuration", configured));
        if (await ConfigurationRewriter.ReadFromEnvironmentAsync(document, path, key, cancellationToken).ConfigureAwait(false) is { } environment)
            fixes.Add(new Fix("environment", $"Read the environment variable {key.EnvironmentVariable}", environment));
        return fixes.ToImmutable();
    }
}
