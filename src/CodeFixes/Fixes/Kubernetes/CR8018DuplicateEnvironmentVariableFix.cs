using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Removes the earlier of two variables of one name, whose value is not used.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8018DuplicateEnvironmentVariableFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8018DuplicateEnvironmentVariableFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8018";

    /// <inheritdoc />
    protected override string Action => "remove";

    /// <inheritdoc />
    protected override string Title => "Remove the value that is not used";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ContainerAt(span) is not { } container || container.Node.Find("env")?.Value is not YamlSequence { IsFlow: false } list || layout.File.Yaml.IsTemplate)
            return null;

        YamlMapping[] variables = [.. container.Environment];
        int index = Array.FindIndex(variables, variable => variable.Get("name")?.Span == span);
        bool isUnused = index >= 0 && variables.Skip(index + 1).Any(later => later.Get("name")?.AsText() == variables[index].Get("name")!.AsText());
        return isUnused && layout.LinesOf(variables[index]) is { } lines ? [new TextChange(lines, "")] : null;
    }
}
