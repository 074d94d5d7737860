using CloudReady.Analyzers.Rules.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Lets the containers of the file take the setting from a ConfigMap.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8007ConfigurationInManifestFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8007ConfigurationInManifestFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8007";

    /// <inheritdoc />
    protected override string Action => "configmap";

    /// <inheritdoc />
    protected override string Title => "Keep the setting in a ConfigMap";

    private const string MapName = "shared-settings";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        var shared = CR8007ConfigurationInManifest.Variables(layout.File).GroupBy(found => found.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).ToArray();
        if (shared.FirstOrDefault(group => group.Any(found => found.Variable.Get("value")!.Span == span)) is not { } wanted)
            return null;

        string? space = wanted.First().Container.Workload.Object.Namespace;
        (string Name, string Value)[] settings = [.. shared
            .Select(group => group.First())
            .Where(found => found.Container.Workload.Object.Namespace == space)
            .Select(found => (found.Variable.Get("name")!.AsText()!, found.Variable.Get("value")!.AsText()!))];

        // One map has one value for a name.
        string name = wanted.First().Variable.Get("name")!.AsText()!;
        if (settings.Count(setting => setting.Name == name) > 1 || settings.Any(setting => setting.Value.IndexOfAny(['"', '\\', '\n']) >= 0))
            return null;

        return VariableReference.MoveToMap(layout, wanted.Select(found => found.Variable), (MapName, space), settings);
    }
}
