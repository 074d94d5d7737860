using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Blanks the connection string.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1101ConnectionStringInSettingsFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".json"])]
public sealed class CR1101ConnectionStringInSettingsFileFix : BlankValueFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1101";
}
