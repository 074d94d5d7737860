using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>Blanks the value and keeps the key, as a sign that the environment has to set it.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1101ConnectionStringInSettingsFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".json"])]
public sealed class CR1101ConnectionStringInSettingsFileFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR1101";

    /// <inheritdoc />
    protected override string Action => "blank";

    /// <inheritdoc />
    protected override string Title => "Leave the value empty; the environment sets it";

    internal override TextChange? CreateChange(SourceText text, Diagnostic diagnostic)
    {
        TextSpan value = diagnostic.Location.SourceSpan;
        return value.Length >= 2 && text[value.Start] == '"' && text[value.End - 1] == '"'
            ? new TextChange(value, "\"\"")
            : null;
    }
}
