using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A variable that is set twice, or one .NET key in two spellings.</summary>
internal sealed class CR8018DuplicateEnvironmentVariable() : ManifestRule(Rule, effortHours: 0.1, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8018",
        "An environment variable is set twice",
        "Container '{0}' sets '{1}' twice{2}: {3}. Remove one of them.",
        DiagnosticSeverity.Warning,
        "The last value of a name counts. Keys of .NET configuration do not differ by case, so that two spellings are one key with two values.");

    protected override void Analyze(Container container, ManifestContext context)
    {
        var seen = new Dictionary<string, YamlMapping>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (YamlMapping variable in container.Environment)
        {
            if (variable.Get("name") is not { } node || node.AsText() is not { } name || context.File.Yaml.IsConditional(variable.Span, container.Node.Span))
                continue;

            if (seen.TryGetValue(name, out YamlMapping? earlier))
                context.Report(Rule, container.Workload.Object, earlier.Get("name")!.Span, null, container.DisplayName, name, "", "this value is not used, the later one is");
            else if (name.IndexOf("__", StringComparison.Ordinal) > 0 && keys.TryGetValue(name, out string? spelling))
                context.Report(Rule, container.Workload.Object, node.Span, null, container.DisplayName, name, $", the other time as '{spelling}'", "for .NET both are one key, and which value counts is not certain");

            seen[name] = variable;
            if (!keys.ContainsKey(name))
                keys.Add(name, name);
        }
    }
}
