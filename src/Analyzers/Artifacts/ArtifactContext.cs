using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>One file beside the code under analysis, and the way to report.</summary>
internal sealed class ArtifactContext(
    AdditionalText file, SourceText text, Compilation compilation, ArtifactSet artifacts, Lazy<ApplicationModel?> application, OptionReader options, Action<Diagnostic> report)
{
    /// <summary>The property of a finding that a comment suppresses; only an assessment, which counts them, is shown such findings.</summary>
    public const string SuppressedProperty = "suppressed";

    /// <summary>The property that says why, where its user says so.</summary>
    public const string ReasonProperty = "suppressedBecause";

    private Func<string, TextSpan, string?>? _suppressionOf;

    /// <summary>The name of the file without its folder.</summary>
    public string FileName { get; } = System.IO.Path.GetFileName(file.Path);

    /// <summary>The path of the file.</summary>
    public string Path { get; } = file.Path;

    /// <summary>The file serves developers' machines only, by its name or by what the user says.</summary>
    public bool IsForDevelopment => DevelopmentFile.Is(FileName) || Options.IsForDevelopment(file);

    /// <summary>All files beside the code of the project, this one included.</summary>
    public ArtifactSet Artifacts { get; } = artifacts;

    /// <summary>
    /// The stage of a Dockerfile that is shipped: the last, unless every file of Docker Compose that builds it, those for
    /// development left out, names the same other one.
    /// </summary>
    public DockerStage? ShippedStage(Dockerfile document)
    {
        string? target = null;
        foreach ((ComposeFile file, ComposeService service) in Artifacts.ServicesBuiltBy(Path))
        {
            if (file.IsForDevelopment)
                continue;
            if (service.Target is null || (target is not null && !target.Equals(service.Target, StringComparison.OrdinalIgnoreCase)))
                return document.FinalStage;
            target = service.Target;
        }

        foreach (DockerStage stage in document.Stages)
        {
            if (target is not null && target.Equals(stage.Name, StringComparison.OrdinalIgnoreCase))
                return stage;
        }

        return document.FinalStage;
    }

    /// <summary>
    /// True for a file that is this project's to report on: in a build one in its folder, so that a file above several projects
    /// is not reported by each; in an assessment, one that is analyzed with the repository.
    /// </summary>
    public bool IsOwn => Options.IsAssessment
        ? Options.IsTrue(OptionReader.RepositoryProperty)
        : Options.BuildProperty("ProjectDir") is not { Length: > 0 } folder
            || ManifestPaths.Normalize(Path).StartsWith(ManifestPaths.Normalize(folder), StringComparison.OrdinalIgnoreCase);

    /// <summary>The code of the project; empty for files that belong to no project.</summary>
    public Compilation Compilation { get; } = compilation;

    public OptionReader Options { get; } = options;

    /// <summary>Asks for comments in the file before anything is reported: the reason, empty where none is given, null where nothing is suppressed.</summary>
    public void SuppressWhere(Func<string, TextSpan, string?> suppressionOf) => _suppressionOf = suppressionOf;

    /// <summary>What the project that has the file becomes when it is deployed; reads its code when first asked for.</summary>
    public ApplicationKind Kind => Application?.Kind ?? ApplicationKind.Library;

    /// <summary>What the code beside the file says about the application; read when a rule asks. Null where no rule looks at code.</summary>
    public ApplicationModel? Application => application.Value;

    /// <summary>True for a key whose value the user lets the rule take for granted.</summary>
    public bool AllowsKey(string ruleId, string key) => Options.AllowsKey(ruleId, key, file);

    /// <summary>Why a comment for another tool switches the same matter off: empty where it gives no reason, null where none does.</summary>
    public string? ReasonOfPeers(TextSpan span, params string[] ids)
    {
        foreach (string id in ids)
        {
            if (_suppressionOf?.Invoke(id, span) is { } reason)
                return reason;
        }

        return null;
    }

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="span">What is wrong.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, DiagnosticSeverity? severity = null, params object[] arguments) =>
        Report(descriptor, span, severity, properties: null, arguments);

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="span">What is wrong.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="properties">What the fix of the rule needs to know.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(
        DiagnosticDescriptor descriptor, TextSpan span, DiagnosticSeverity? severity, ImmutableDictionary<string, string?>? properties, object[] arguments) =>
        Report(descriptor, span, severity, properties, additionalLocations: null, arguments);

    /// <summary>The same with the places in the code that belong to it, and why it is suppressed where something else than a comment says so.</summary>
    public void Report(
        DiagnosticDescriptor descriptor,
        TextSpan span,
        DiagnosticSeverity? severity,
        ImmutableDictionary<string, string?>? properties,
        IEnumerable<Location>? additionalLocations,
        object[] arguments,
        string? suppression = null)
    {
        suppression ??= _suppressionOf?.Invoke(descriptor.Id, span) ?? ReasonOfPeers(span, PeerSuppressions.ChecksOf(descriptor.Id));
        if (Options.Excludes(descriptor.Id, file) || suppression is not null && !Options.IsAssessment)
            return;
        if (suppression is not null)
            properties = (properties ?? ImmutableDictionary<string, string?>.Empty).Add(SuppressedProperty, "true").Add(ReasonProperty, suppression);

        report(Diagnostic.Create(
            descriptor,
            ArtifactLocation.Create(file.Path, text, span),
            severity ?? descriptor.DefaultSeverity,
            additionalLocations,
            properties,
            arguments));
    }
}
