using System.Collections.Immutable;
using System.Globalization;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Assessing;

/// <summary>Turns diagnostics into findings: once each, relative to the root, with a fingerprint.</summary>
internal sealed class FindingCollector(string root, RuleSelection rules, PathFilter filter, bool withFixes)
{
    private const string FileNotAnalyzedId = "CR0002";
    private const decimal DefaultEffort = 1;
    private readonly Dictionary<(string Id, string Path, TextSpan Span), (Finding Finding, string Subject)> _findings = [];

    /// <summary>What the analyzers could not read.</summary>
    public List<NotAnalyzed> NotAnalyzed { get; } = [];

    /// <summary>
    /// Adds what was reported for a project. The same finding in a file of two projects counts for the one whose path comes
    /// first, whatever the order in which they are analyzed.
    /// </summary>
    public void Add(CompiledProject project, ImmutableArray<Diagnostic> diagnostics)
    {
        using ArtifactFixes? fixes = withFixes ? new ArtifactFixes(project) : null;
        var additional = project.Options.AdditionalFiles.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string path = PathOf(diagnostic.Location) ?? project.Inputs.File.FullPath;
            if (diagnostic.Severity == DiagnosticSeverity.Hidden || filter.Excludes(path))
                continue;
            if (diagnostic.Id == FileNotAnalyzedId)
                NotAnalyzed.Add(new NotAnalyzed(path, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
            else if (rules.Contains(diagnostic.Id) && !IsKnown(project, diagnostic, path))
                Add(project, diagnostic, path, diagnostic.Location.SourceTree?.GetText() ?? additional.GetValueOrDefault(path)?.GetText(), fixes);
        }
    }

    /// <summary>All findings by file, line, column and id.</summary>
    public ImmutableArray<Finding> ToFindings()
    {
        // Two projects of one name may hold equal findings: each counts its own, as a shard that sees only one of them does.
        var ordinals = new Dictionary<(string Project, string Subject), int>();
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>(_findings.Count);
        foreach ((Finding finding, string subject) in _findings.Values.OrderBy(entry => entry.Finding, FindingOrder.Instance))
        {
            int ordinal = ordinals.GetValueOrDefault((finding.Project, subject));
            ordinals[(finding.Project, subject)] = ordinal + 1;
            findings.Add(finding with { Fingerprint = Fingerprint.Hash(subject, ordinal) });
        }

        return findings.MoveToImmutable();
    }

    private bool IsKnown(CompiledProject project, Diagnostic diagnostic, string path) =>
        _findings.TryGetValue((diagnostic.Id, path, diagnostic.Location.SourceSpan), out (Finding Finding, string) known)
        && string.CompareOrdinal(known.Finding.Project, RelativePath.From(root, project.Inputs.File.FullPath)) <= 0;

    private void Add(CompiledProject compiled, Diagnostic diagnostic, string path, SourceText? text, ArtifactFixes? fixes)
    {
        ProjectFile project = compiled.Inputs.File;
        LinePositionSpan lines = diagnostic.Location.GetLineSpan().Span;
        Rule? rule = RuleCatalog.Find(diagnostic.Id);
        bool isSuppressed = diagnostic.IsSuppressed || diagnostic.Properties.ContainsKey(ArtifactContext.SuppressedProperty);
        var finding = new Finding(
            diagnostic.Id,
            SeverityOf(diagnostic.Severity),
            diagnostic.Descriptor.Category,
            diagnostic.Properties.GetValueOrDefault("confidence") == "syntactic" ? Confidence.Syntactic : Confidence.Semantic,
            RelativePath.From(root, project.FullPath),
            RelativePath.From(root, path),
            lines.Start.Line + 1,
            lines.Start.Character + 1,
            lines.End.Line + 1,
            lines.End.Character + 1,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            Fingerprint: "",
            rule is not null && rule.Fix != FixKind.None,
            rule is null ? DefaultEffort : (decimal)rule.EffortHours,
            isSuppressed,
            Justification: SuppressionReason.Of(diagnostic, compiled.Compilation),
            Excerpt: Excerpt.Of(text, diagnostic.Location.SourceSpan),
            Fix: isSuppressed ? null : fixes?.For(diagnostic, path, text));
        string subject = Fingerprint.Subject(
            diagnostic.Id, project.Name, RelativePath.From(project.Directory, path), diagnostic.Location.SourceTree?.GetRoot(), text, diagnostic.Location.SourceSpan);
        _findings[(diagnostic.Id, path, diagnostic.Location.SourceSpan)] = (finding, subject);
    }

    private static string? PathOf(Location location) => location.Kind switch
    {
        LocationKind.SourceFile => location.SourceTree!.FilePath,
        LocationKind.None => null,
        _ => location.GetLineSpan().Path is { Length: > 0 } path ? path : null,
    };

    private static Severity SeverityOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Severity.Error,
        DiagnosticSeverity.Warning => Severity.Warning,
        _ => Severity.Info,
    };
}
