using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Blanks the credential.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1102CredentialInSettingsFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".json"])]
public sealed class CR1102CredentialInSettingsFileFix : BlankValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1102";
}
