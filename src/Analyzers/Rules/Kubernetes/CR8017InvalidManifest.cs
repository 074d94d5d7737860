using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Kubernetes;

/// <summary>A manifest that the API server would reject, or whose fields it would drop.</summary>
internal sealed class CR8017InvalidManifest() : ManifestRule(Rule, effortHours: 0.3, FixKind.None)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR8017",
        "A manifest that the cluster rejects",
        "{0}: {1}. {2}",
        DiagnosticSeverity.Warning,
        "The API server rejects YAML that does not parse and values of the wrong type; a field that it does not know is rejected or dropped, so the setting is not made.");

    private const int MostOfOneFile = 20;

    protected override void Analyze(ManifestContext context)
    {
        YamlFile yaml = context.File.Yaml;
        if (yaml.IsTemplate)
            return;

        foreach (ArtifactError error in yaml.Errors)
            context.Report(Rule, error.Span, "The YAML cannot be read from here on", Uncapitalized(error.Message), "Correct the text.");
        foreach (YamlEntry duplicate in yaml.DuplicateKeys)
            context.Report(Rule, duplicate.Key.Span, $"Key '{duplicate.Key.Value}' stands twice in one object", "strict readers reject the file, others take the last value", "Remove one of them.");
    }

    protected override void Analyze(KubernetesObject subject, ManifestContext context)
    {
        if (subject.Root.Get("$patch") is not null)
            return;

        bool isPatch = subject.IsPatch;
        int count = 0;
        foreach (SchemaError error in Schema.Check(subject))
        {
            if (isPatch && error.IsMissing)
                continue;
            if (++count > MostOfOneFile)
                return;

            context.Report(Rule, subject, error.Span, null, $"{subject.Kind} '{subject.DisplayName}'", error.Message, error.Cure);
        }
    }

    private static string Uncapitalized(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);
}
