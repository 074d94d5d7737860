using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Reads the credentials of <c>appSettings</c> from the environment.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1104CredentialInConfigFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR1104CredentialInConfigFileFix : ConfigBuilderFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1104";

    internal override bool IsSecret(string value) => true;
}
