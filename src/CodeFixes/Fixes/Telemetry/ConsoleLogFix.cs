using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Telemetry;

/// <summary>Sends to the console what a configuration file sends elsewhere, with the same levels, filters and layout.</summary>
public abstract class ConsoleLogFix : ArtifactFixProvider
{
    /// <inheritdoc />
    protected override string Action => "console";

    /// <inheritdoc />
    protected override string Title => "Write logs to the console";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        TextSpan type = diagnostic.Location.SourceSpan;
        return document.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? SerilogSettingsEdit.Create(document.Project, text, type) ?? NLogEdit.InJson(text, type) ?? []
            : ChangesInXml(text, type) ?? [];
    }

    private protected virtual IEnumerable<TextChange>? ChangesInXml(SourceText text, TextSpan type) =>
        NLogEdit.InXml(text, type) ?? Log4NetEdit.Create(text, type);
}
