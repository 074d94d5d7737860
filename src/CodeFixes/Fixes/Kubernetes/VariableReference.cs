using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Replaces the value of a variable by a reference to a key of a ConfigMap or Secret in the same file.</summary>
internal static class VariableReference
{
    /// <param name="layout">The file.</param>
    /// <param name="variables">The variables whose value goes.</param>
    /// <param name="reference"><c>configMapKeyRef</c> or <c>secretKeyRef</c>.</param>
    /// <param name="store">What the reference names.</param>
    /// <param name="keys">Every key that findings of the file put there, so that each fix writes the same object.</param>
    public static IEnumerable<TextChange>? Move(ManifestLayout layout, IEnumerable<YamlMapping> variables, string reference, KeyStore store, IReadOnlyList<(string Name, string Value)> keys)
    {
        if (layout.File.Yaml.IsTemplate || layout.File.Objects.Any(IsInList) || keys.Any(key => !IsKey(key.Name)))
            return null;

        List<TextChange> changes = [];
        foreach (YamlMapping variable in variables)
        {
            YamlEntry value = variable.Find("value")!;
            string key = variable.Get("name")!.AsText()!;
            if (value.IsAlias)
                return null;

            string written = variable.IsFlow
                ? $"valueFrom: {{ {reference}: {{ name: {store.Name}, key: {key} }} }}"
                : "valueFrom:" + layout.Block([$"  {reference}:", $"    name: {store.Name}", $"    key: {key}"], value.Key.Column);
            changes.Add(new TextChange(value.Span, written));
        }

        if (layout.File.Objects.FirstOrDefault(candidate => candidate.Kind == store.Kind && candidate.Name == store.Name) is not { } existing)
        {
            List<string> lines = ["apiVersion: v1", $"kind: {store.Kind}", "metadata:", $"  name: {store.Name}"];
            if (store.Namespace is { } space)
                lines.Add($"  namespace: {space}");
            lines.Add($"{store.Section}:{(store.Comment is { } comment ? " " + comment : "")}");
            lines.AddRange(keys.Select(Line).Select(line => "  " + line));
            changes.Add(layout.AppendDocument(lines));
            return changes;
        }

        string[] missing = [.. keys.Where(key => existing.Root.Get(store.Section)?.Get(key.Name) is null && existing.Root.Get("data")?.Get(key.Name) is null).Select(Line)];
        if (missing.Length == 0)
            return changes;
        if (existing.Root.Get(store.Section) is not YamlMapping { Entries.Count: > 0 } section || layout.Append(section, missing) is not { } added)
            return null;

        changes.Add(added);
        return changes;
    }

    private static string Line((string Name, string Value) key) => $"{key.Name}: \"{key.Value}\"";

    private static bool IsInList(KubernetesObject candidate) => candidate.Root.Column > 0 || candidate.Root.IsFlow;

    private static bool IsKey(string name) => name.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '_' or '-' or '.'));
}
