using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Gives the setting in web.config the value that belongs in production.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1009DevelopmentSettingInProductionFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config", ".yaml", ".yml"])]
public sealed class CR1009DevelopmentSettingInProductionFileFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1009";

    /// <inheritdoc />
    protected override string Action => "production";

    /// <inheritdoc />
    protected override string Title => "Set the value for production";

    internal override TextChange? CreateChange(SourceText text, Diagnostic diagnostic)
    {
        TextSpan value = diagnostic.Location.SourceSpan;
        return text.ToString(value).Trim().ToLowerInvariant() switch
        {
            "true" => new TextChange(value, "false"),
            "off" => new TextChange(value, "RemoteOnly"),
            "development" => new TextChange(value, "Production"),
            _ => null,
        };
    }
}
