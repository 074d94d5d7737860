using System.Collections.Immutable;
using System.Globalization;
using CloudReady.Analyzers.Engine;
using CloudReady.Cli.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Assessing;

/// <summary>Turns diagnostics into findings: once each, relative to the root, with a fingerprint.</summary>
internal sealed class FindingCollector(string root, RuleSelection rules, PathFilter filter)
{
    private const string FileNotAnalyzedId = "CR0002";
    private const decimal DefaultEffort = 1;
    private readonly List<(Finding Finding, string Subject)> _findings = [];
    private readonly HashSet<(string Id, string Path, TextSpan Span)> _seen = [];

    /// <summary>What the analyzers could not read.</summary>
    public List<NotAnalyzed> NotAnalyzed { get; } = [];

    /// <summary>Adds what was reported for a project. The same finding in a file of two projects counts for the first.</summary>
    public void Add(CompiledProject project, ImmutableArray<Diagnostic> diagnostics)
    {
        var additional = project.Options.AdditionalFiles.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string path = PathOf(diagnostic.Location) ?? project.Inputs.File.FullPath;
            if (diagnostic.Severity == DiagnosticSeverity.Hidden || filter.Excludes(path) || !_seen.Add((diagnostic.Id, path, diagnostic.Location.SourceSpan)))
                continue;
            if (diagnostic.Id == FileNotAnalyzedId)
                NotAnalyzed.Add(new NotAnalyzed(path, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
            else if (rules.Contains(diagnostic.Id))
                Add(project.Inputs.File, diagnostic, path, additional.GetValueOrDefault(path)?.GetText());
        }
    }

    /// <summary>All findings by file, line, column and id.</summary>
    public ImmutableArray<Finding> ToFindings()
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>(_findings.Count);
        IEnumerable<(Finding Finding, string Subject)> sorted = _findings
            .OrderBy(entry => entry.Finding.File, StringComparer.Ordinal)
            .ThenBy(entry => entry.Finding.Line)
            .ThenBy(entry => entry.Finding.Column)
            .ThenBy(entry => entry.Finding.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Finding.EndLine)
            .ThenBy(entry => entry.Finding.EndColumn)
            .ThenBy(entry => entry.Finding.Message, StringComparer.Ordinal);
        foreach ((Finding finding, string subject) in sorted)
        {
            int ordinal = ordinals.GetValueOrDefault(subject);
            ordinals[subject] = ordinal + 1;
            findings.Add(finding with { Fingerprint = Fingerprint.Hash(subject, ordinal) });
        }

        return findings.MoveToImmutable();
    }

    private void Add(ProjectFile project, Diagnostic diagnostic, string path, SourceText? text)
    {
        SyntaxTree? tree = diagnostic.Location.SourceTree;
        LinePositionSpan lines = diagnostic.Location.GetLineSpan().Span;
        Rule? rule = RuleCatalog.Find(diagnostic.Id);
        string inProject = RelativePath.From(project.Directory, path);
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
            diagnostic.IsSuppressed);
        string subject = Fingerprint.Subject(diagnostic.Id, project.Name, inProject, tree?.GetRoot(), tree?.GetText() ?? text, diagnostic.Location.SourceSpan);
        _findings.Add((finding, subject));
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
