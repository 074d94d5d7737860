using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>
/// Reads a value from the configuration that the place has at hand, or from the environment. All places of the project that
/// write the same string change together, so that it has one key.
/// </summary>
public abstract class WrittenValueFixProvider : FixProvider
{
    /// <summary>What a finding is about; null where it cannot move.</summary>
    internal abstract Task<WrittenValue?> FindAsync(Document document, ExpressionSyntax expression, CancellationToken cancellationToken);

    /// <summary>The key that the value gets, from the code around it.</summary>
    internal abstract string KeyOf(WrittenValue value);

    internal sealed override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (((node as ArgumentSyntax)?.Expression ?? node) is not ExpressionSyntax expression
            || await FindAsync(document, expression, cancellationToken).ConfigureAwait(false) is not { } value)
        {
            return ImmutableArray<Fix>.Empty;
        }

        ConfigurationKey key = value.KeyThatIsRead
            ?? await ConfigurationKey.UnusedAsync(value.Document.Project, KeyOf(value), cancellationToken).ConfigureAwait(false);
        var fixes = ImmutableArray.CreateBuilder<Fix>();
        if (await ApplyAsync(value, key, ConfigurationRewriter.ReadFromConfigurationAsync, cancellationToken).ConfigureAwait(false) is { } configured)
            fixes.Add(new Fix("configuration", $"Read '{key.Path}' from configuration", configured));
        if (await ApplyAsync(value, key, ConfigurationRewriter.ReadFromEnvironmentAsync, cancellationToken).ConfigureAwait(false) is { } environment)
            fixes.Add(new Fix("environment", $"Read the environment variable {key.EnvironmentVariable}", environment));
        return fixes.ToImmutable();
    }

    /// <summary>Rewrites the value, and where that is possible each other place that writes the same.</summary>
    private async Task<Solution?> ApplyAsync(
        WrittenValue value,
        ConfigurationKey key,
        Func<Document, ExpressionSyntax, ConfigurationKey, CancellationToken, Task<Solution?>> rewrite,
        CancellationToken cancellationToken)
    {
        (Solution solution, ImmutableArray<(DocumentId Document, SyntaxAnnotation Mark)> places) =
            await value.MarkAllAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < places.Length; i++)
        {
            Document document = solution.GetDocument(places[i].Document)!;
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var place = (ExpressionSyntax)root.GetAnnotatedNodes(places[i].Mark).Single();
            bool canMove = i == 0 || await FindAsync(document, place, cancellationToken).ConfigureAwait(false) is not null;
            if (canMove && await rewrite(document, place, key, cancellationToken).ConfigureAwait(false) is { } rewritten)
                solution = rewritten;
            else if (i == 0)
                return null;
        }

        return solution;
    }
}
