using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Sends to the console what a configuration file sends to a log file, with the same levels, filters and layout.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR4002FileLogSinkInConfigFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config", ".xml", ".json", ".nlog"])]
public sealed class CR4002FileLogSinkInConfigFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4002";

    /// <inheritdoc />
    protected override string Action => "console";

    /// <inheritdoc />
    protected override string Title => "Write logs to the console";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        TextSpan type = diagnostic.Location.SourceSpan;
        return document.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? SerilogSettingsEdit.Create(document.Project, text, type) ?? NLogEdit.InJson(text, type) ?? []
            : NLogEdit.InXml(text, type) ?? Log4NetEdit.Create(text, type) ?? [];
    }
}
