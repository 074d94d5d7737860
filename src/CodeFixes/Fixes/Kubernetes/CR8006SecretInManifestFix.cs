using CloudReady.Analyzers.Rules.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Lets a variable take its value from a Secret, which gets the key with an empty value.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8006SecretInManifestFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8006SecretInManifestFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8006";

    /// <inheritdoc />
    protected override string Action => "secret";

    /// <inheritdoc />
    protected override string Title => "Take the value from a Secret";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ContainerAt(span) is not { Workload: { Object.Name: { } name } workload } container
            || container.Environment.FirstOrDefault(variable => variable.Find("value")?.Value.Span == span) is not { } found)
        {
            return null;
        }

        string[] keys = [.. workload.Containers
            .SelectMany(other => other.Environment)
            .Where(variable => variable.Get("value")?.AsText() is { } value && variable.Get("name")?.AsText() is { } key && CR8006SecretInManifest.Read(key, value) is not null)
            .Select(variable => variable.Get("name")!.AsText()!)
            .Distinct(StringComparer.Ordinal)];
        return VariableReference.Move(layout, [found], "secretKeyRef", new KeyStore("Secret", $"{name}-secrets", workload.Object.Namespace, "stringData", "# set in the cluster, never here"), [.. keys.Select(key => (key, ""))]);
    }
}
