namespace CloudReady.CodeFixes.Engine;

/// <summary>A last look at a rewrite before it is offered: code that compiled still does.</summary>
internal static class CompileErrors
{
    /// <summary>True where a document of the changed solution has compile errors that the document did not have before.</summary>
    public static async Task<bool> AreAddedAsync(Document before, Solution changed, CancellationToken cancellationToken)
    {
        if (changed.GetDocument(before.Id) is not { } after)
            return false;

        int errorsAfter = await CountAsync(after, cancellationToken).ConfigureAwait(false);
        return errorsAfter > 0 && errorsAfter > await CountAsync(before, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> CountAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ?? 0;
    }
}
