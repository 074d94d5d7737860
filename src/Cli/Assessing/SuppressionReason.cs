using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Cli.Assessing;

/// <summary>Why a finding is suppressed, where its user says so.</summary>
internal static class SuppressionReason
{
    /// <summary>
    /// The <c>Justification</c> of the attribute, the comment behind the <c>#pragma</c>, the words behind the ids in a comment,
    /// the value of an annotation; null where there is none.
    /// </summary>
    public static string? Of(Diagnostic diagnostic, Compilation compilation)
    {
        string? reason = diagnostic.Properties.GetValueOrDefault(ArtifactContext.ReasonProperty);
        if (reason is null && diagnostic.IsSuppressed)
            reason = OfAttribute(diagnostic, compilation) ?? OfPragma(diagnostic);
        return string.IsNullOrWhiteSpace(reason) ? null : SecretMask.Apply(reason.Trim());
    }

    private static string? OfAttribute(Diagnostic diagnostic, Compilation compilation)
    {
        AttributeData? attribute = diagnostic.GetSuppressionInfo(compilation)?.Attribute;
        return attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string;
    }

    private static string? OfPragma(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree?.GetRoot() is not CSharpSyntaxNode root)
            return null;

        PragmaWarningDirectiveTriviaSyntax? nearest = null;
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < diagnostic.Location.SourceSpan.Start; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax pragma && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) && Names(pragma, diagnostic.Id))
                nearest = pragma;
        }

        string text = nearest?.ToFullString() ?? "";
        int comment = text.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? null : text[(comment + 2)..];
    }

    private static bool Names(PragmaWarningDirectiveTriviaSyntax pragma, string id) =>
        pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == id);
}
