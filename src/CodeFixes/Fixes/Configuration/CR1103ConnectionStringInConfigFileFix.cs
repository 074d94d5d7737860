using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Reads the connection strings from the environment.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1103ConnectionStringInConfigFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR1103ConnectionStringInConfigFileFix : ConfigBuilderFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1103";

    internal override bool IsSecret(string value) => ConnectionSetting.ReadKnown(value) is { HasCredential: true };
}
