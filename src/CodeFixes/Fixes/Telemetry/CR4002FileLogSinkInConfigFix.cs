using Microsoft.CodeAnalysis.CodeFixes;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Sends to the console what a configuration file sends to a log file.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR4002FileLogSinkInConfigFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config", ".xml", ".json", ".nlog"])]
public sealed class CR4002FileLogSinkInConfigFix : ConsoleLogFix
{
    /// <inheritdoc />
    protected override string RuleId => "CR4002";
}
