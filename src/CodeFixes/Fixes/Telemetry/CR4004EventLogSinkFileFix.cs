using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Sends to the console what a configuration file sends to the event log of Windows.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR4004EventLogSinkFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config", ".xml", ".json", ".nlog"])]
public sealed class CR4004EventLogSinkFileFix : ConsoleLogFix
{
    /// <inheritdoc />
    protected override string RuleId => "CR4004";

    private protected override IEnumerable<TextChange>? ChangesInXml(SourceText text, TextSpan type) =>
        base.ChangesInXml(text, type) ?? TraceListenerEdit.Create(text, type);
}
