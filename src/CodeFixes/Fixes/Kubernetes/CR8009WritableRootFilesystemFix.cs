using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Makes the root filesystem read-only, with an emptyDir at /tmp.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR8009WritableRootFilesystemFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class CR8009WritableRootFilesystemFix : ManifestFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR8009";

    /// <inheritdoc />
    protected override string Action => "readonly";

    /// <inheritdoc />
    protected override string Title => "Make the root filesystem read-only, with a volume for /tmp";

    private const string VolumeName = "tmp";

    private protected override IEnumerable<TextChange>? CreateChanges(ManifestLayout layout, TextSpan span)
    {
        if (layout.ContainerAt(span) is not { } container || layout.File.Yaml.IsTemplate)
            return null;

        List<TextChange?> changes = [ReadOnly(layout, container)];
        if (!Has(container.Node.Get("volumeMounts"), "mountPath", "/tmp"))
        {
            IReadOnlyList<string> mount = [$"name: {VolumeName}", "mountPath: /tmp"];
            changes.Add(container.Node.Find("volumeMounts") is { } mounts
                ? mounts.Value is YamlSequence list && !mounts.IsAlias ? layout.AppendItem(list, mount) : null
                : layout.InsertAfter(container.Node, ["name", "image", "ports"], ["volumeMounts:", .. ManifestLayout.Item(mount).Select(line => "  " + line)]));
            if (!Has(container.Workload.Pod.Get("volumes"), "name", VolumeName))
                changes.Add(Volume(layout, container.Workload.Pod));
        }

        return changes.Contains(null) ? null : changes.Select(change => change!.Value);
    }

    private static TextChange? ReadOnly(ManifestLayout layout, Container container)
    {
        if (container.Node.Find("securityContext") is not { } security)
            return layout.InsertAfter(container.Node, ["name", "image", "ports"], ["securityContext:", "  readOnlyRootFilesystem: true"]);
        if (security.Value is not YamlMapping { Entries.Count: > 0 } mapping || security.IsAlias)
            return null;

        return mapping.Find("readOnlyRootFilesystem") is { } existing ? ManifestLayout.Replace(existing.Value, "true") : layout.Append(mapping, ["readOnlyRootFilesystem: true"]);
    }

    /// <summary>A new list stands before the containers, since what is added to the last of them stands at its end.</summary>
    private static TextChange? Volume(ManifestLayout layout, YamlMapping pod)
    {
        IReadOnlyList<string> volume = [$"name: {VolumeName}", "emptyDir: {}"];
        if (pod.Find("volumes") is { } volumes)
            return volumes.Value is YamlSequence list && !volumes.IsAlias ? layout.AppendItem(list, volume) : null;

        return pod.IsFlow ? null : layout.InsertBefore(pod.Find("containers")!, ["volumes:", .. ManifestLayout.Item(volume).Select(line => "  " + line)]);
    }

    private static bool Has(YamlNode? list, string key, string value) => list?.Items.Any(item => item.Get(key)?.AsText() == value) == true;
}
