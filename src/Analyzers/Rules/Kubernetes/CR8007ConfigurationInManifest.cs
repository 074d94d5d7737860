using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>The same variable with the same value in several containers.</summary>
internal sealed class CR8007ConfigurationInManifest() : ManifestRule(Rule, effortHours: 0.5, FixKind.Rewrite)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8007",
        "Several containers repeat one setting",
        "Variable '{0}' has the same value in {1} containers ({2}): a change must not miss one of them. Keep it in a ConfigMap that all of them refer to.",
        DiagnosticSeverity.Info,
        "Settings that several workloads share change together. A ConfigMap holds them once, and each environment has its own.");

    private const int NamesShown = 3;

    protected override void Analyze(ManifestContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Container container, YamlMapping variable, string key) in Variables(context.File))
        {
            if (!reported.Add(key))
                continue;

            List<string> sharers = Sharers(context, key);
            if (sharers.Count < 2 || IsFirstElsewhere(context, key))
                continue;

            string name = variable.Get("name")!.AsText()!;
            string shown = string.Join(", ", sharers.GetRange(0, Math.Min(NamesShown, sharers.Count))) + (sharers.Count > NamesShown ? ", …" : "");
            context.Report(Rule, container.Workload.Object, variable.Get("value")!.Span, null, name, sharers.Count, shown);
        }
    }

    /// <summary>The variables of a file with a literal that is worth sharing, each with what makes two of them the same.</summary>
    internal static IEnumerable<(Container Container, YamlMapping Variable, string Key)> Variables(ManifestFile file)
    {
        foreach (Workload workload in file.Workloads)
        {
            if (workload.Object.IsPatch)
                continue;

            foreach (Container container in workload.Containers)
            {
                foreach (YamlMapping variable in container.Environment)
                {
                    if (variable.Get("name")?.AsText() is not { } name || variable.Get("value") is not YamlScalar { IsUnknown: false, IsNull: false } value)
                        continue;
                    if (!IsSetting(name, value.Value) || file.Yaml.IsConditional(variable.Span, workload.Object.Root.Span))
                        continue;

                    yield return (container, variable, workload.Object.Namespace + "\n" + name + "\n" + value.Value);
                }
            }
        }
    }

    /// <summary>Switches of one process, and what refers to other variables, are no shared settings; secrets are another rule's matter.</summary>
    private static bool IsSetting(string name, string value) =>
        value.Trim().Length > 0
        && value.IndexOf("$(", StringComparison.Ordinal) < 0
        && CR8006SecretInManifest.Read(name, value) is null
        && !name.StartsWith("DOTNET_", StringComparison.Ordinal)
        && !name.StartsWith("COMPlus_", StringComparison.Ordinal)
        && name is not ("PORT" or "ASPNETCORE_URLS" or "ASPNETCORE_HTTP_PORTS" or "TZ" or "PATH");

    private static List<string> Sharers(ManifestContext context, string key)
    {
        var sharers = new List<string>();
        foreach (ManifestFile file in context.Set.Files)
        {
            if (file != context.File && file.Folder != context.File.Folder)
                continue;

            foreach ((Container container, _, string other) in Variables(file))
            {
                if (other == key && !sharers.Contains(container.DisplayName))
                    sharers.Add(container.DisplayName);
            }
        }

        return sharers;
    }

    private static bool IsFirstElsewhere(ManifestContext context, string key)
    {
        foreach (ManifestFile file in context.Set.Files)
        {
            if (file == context.File)
                return false;
            if (file.Folder != context.File.Folder)
                continue;

            foreach ((_, _, string other) in Variables(file))
            {
                if (other == key)
                    return true;
            }
        }

        return false;
    }
}
