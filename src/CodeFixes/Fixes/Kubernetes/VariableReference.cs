using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Kubernetes;

/// <summary>Replaces the value of a variable by a reference to a key of a ConfigMap or Secret.</summary>
internal static class VariableReference
{
    /// <param name="layout">The file.</param>
    /// <param name="variables">The variables whose value goes.</param>
    /// <param name="reference"><c>configMapKeyRef</c> or <c>secretKeyRef</c>.</param>
    /// <param name="store">The name of the ConfigMap or Secret.</param>
    /// <param name="comment">What the reader must know about it; left out in flow style.</param>
    public static List<TextChange>? Refer(ManifestLayout layout, IEnumerable<YamlMapping> variables, string reference, string store, string? comment)
    {
        if (layout.File.Yaml.IsTemplate || layout.File.Objects.Any(IsInList))
            return null;

        List<TextChange> changes = [];
        foreach (YamlMapping variable in variables)
        {
            YamlEntry value = variable.Find("value")!;
            string key = variable.Get("name")!.AsText()!;
            if (value.IsAlias || !IsKey(key))
                return null;

            string written = variable.IsFlow
                ? $"valueFrom: {{ {reference}: {{ name: {store}, key: {key} }} }}"
                : "valueFrom:" + layout.Block([$"  {reference}:{(comment is null ? "" : " # " + comment)}", $"    name: {store}", $"    key: {key}"], value.Key.Column);
            changes.Add(new TextChange(value.Span, written));
        }

        return changes;
    }

    /// <param name="layout">The file.</param>
    /// <param name="variables">The variables whose value goes.</param>
    /// <param name="map">The ConfigMap that gets the values.</param>
    /// <param name="keys">Every key that findings of the file put there, so that each fix writes the same object.</param>
    public static IEnumerable<TextChange>? MoveToMap(ManifestLayout layout, IEnumerable<YamlMapping> variables, (string Name, string? Namespace) map, IReadOnlyList<(string Name, string Value)> keys)
    {
        if (keys.Any(key => !IsKey(key.Name)) || Refer(layout, variables, "configMapKeyRef", map.Name, comment: null) is not { } changes)
            return null;

        if (layout.File.Objects.FirstOrDefault(candidate => candidate.Kind == "ConfigMap" && candidate.Name == map.Name) is not { } existing)
        {
            List<string> lines = ["apiVersion: v1", "kind: ConfigMap", "metadata:", $"  name: {map.Name}"];
            if (map.Namespace is { } space)
                lines.Add($"  namespace: {space}");
            lines.Add("data:");
            lines.AddRange(keys.Select(Line).Select(line => "  " + line));
            changes.Add(layout.AppendDocument(lines));
            return changes;
        }

        string[] missing = [.. keys.Where(key => existing.Root.Get("data")?.Get(key.Name) is null).Select(Line)];
        if (missing.Length == 0)
            return changes;
        if (existing.Root.Get("data") is not YamlMapping { Entries.Count: > 0 } section || layout.Append(section, missing) is not { } added)
            return null;

        changes.Add(added);
        return changes;
    }

    private static string Line((string Name, string Value) key) => $"{key.Name}: \"{key.Value}\"";

    private static bool IsInList(KubernetesObject candidate) => candidate.Root.Column > 0 || candidate.Root.IsFlow;

    private static bool IsKey(string name) => name.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '_' or '-' or '.'));
}
