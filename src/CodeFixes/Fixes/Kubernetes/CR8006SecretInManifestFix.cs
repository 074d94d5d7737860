using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Lets a variable take its value from a Secret that is made in the cluster: nothing of it is written here.</summary>
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

        // A Secret with empty values beside it would overwrite the one in the cluster at the next 'kubectl apply'.
        string store = $"{name}-secrets";
        string space = workload.Object.Namespace is { } written ? $" -n {written}" : "";
        return VariableReference.Refer(layout, [found], "secretKeyRef", store, $"kubectl create secret generic {store}{space} --from-env-file=<file>");
    }
}
