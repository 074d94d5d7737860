using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Sends to the console what a configuration file sends to the event log of Windows.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR4004EventLogSinkFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config", ".xml", ".json", ".nlog"])]
public sealed class CR4004EventLogSinkFileFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR4004";

    /// <inheritdoc />
    protected override string Action => "console";

    /// <inheritdoc />
    protected override string Title => "Write logs to the console";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        TextSpan type = diagnostic.Location.SourceSpan;
        return document.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? SerilogSettingsEdit.Create(document.Project, text, type) ?? NLogEdit.InJson(text, type) ?? []
            : NLogEdit.InXml(text, type) ?? Log4NetEdit.Create(text, type) ?? TraceListenerEdit.Create(text, type) ?? [];
    }
}
