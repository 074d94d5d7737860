using System.Collections.Immutable;
using System.IO.Enumeration;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Assessing;

/// <summary>The rules asked for with <c>--rules</c>; all if none is named.</summary>
internal sealed class RuleSelection
{
    private readonly HashSet<string>? _ids;

    private RuleSelection(HashSet<string>? ids) => _ids = ids;

    /// <param name="patterns">Ids, which may hold <c>*</c>, each entry separated by commas; none selects all rules.</param>
    /// <param name="analyzers">The analyzers that run; their ids are known besides those of the catalog.</param>
    /// <exception cref="CliException">A pattern names no rule.</exception>
    public static RuleSelection Parse(IEnumerable<string> patterns, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        string[] wanted = [.. patterns.SelectMany(pattern => pattern.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (wanted.Length == 0)
            return new RuleSelection(null);

        string[] known = [.. RuleCatalog.All.Select(rule => rule.Id)
            .Concat(analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (string pattern in wanted)
        {
            string[] matches = [.. known.Where(id => FileSystemName.MatchesSimpleExpression(pattern, id))];
            if (matches.Length == 0)
                throw new CliException($"no rule is named '{pattern}'; the rules are {string.Join(", ", known)}");
            ids.UnionWith(matches);
        }

        return new RuleSelection(ids);
    }

    public bool Contains(string id) => _ids is null || _ids.Contains(id);

    /// <summary>The sections of which at least one rule is selected.</summary>
    public IReadOnlyCollection<string> Sections =>
        _ids is null ? Score.Sections : [.. Score.Sections.Where(section => RuleCatalog.All.Any(rule => rule.Section.ToString() == section && _ids.Contains(rule.Id)))];

    /// <summary>The analyzers that can report a selected rule.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Filter(ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        [.. analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => Contains(descriptor.Id)))];
}
