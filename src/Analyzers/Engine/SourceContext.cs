using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Engine;

/// <summary>One file under analysis: its facts, its semantic model, and the way to report.</summary>
internal sealed class SourceContext(
    CompilationContext compilation,
    SemanticModel model,
    SourceFacts facts,
    Action<Diagnostic> report,
    CancellationToken cancellationToken)
{
    public const string ConfidenceProperty = "confidence";

    /// <summary>The properties of a finding that a name alone made.</summary>
    public static readonly ImmutableDictionary<string, string?> Syntactic =
        ImmutableDictionary<string, string?>.Empty.Add(ConfidenceProperty, "syntactic");

    private FileFindings? _perFile;
    private Dictionary<string, string>? _aliases;
    private HashSet<string>? _namespaces;
    private HashSet<string>? _mentions;

    public SemanticModel Model { get; } = model;

    public SourceFacts Facts { get; } = facts;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Compilation Compilation => compilation.Compilation;

    public ApplicationModel Application => compilation.Application;

    /// <summary>The files beside the code of the project.</summary>
    public ArtifactSet Artifacts => compilation.Artifacts;

    public Options.OptionReader Options => compilation.Options;

    /// <param name="descriptor">The descriptor of the rule.</param>
    /// <param name="location">What is wrong, or where the cure goes.</param>
    /// <param name="severity">A lower severity than the rule's own, where this one finding is a judgement.</param>
    /// <param name="isSyntactic">True where a name alone matched.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(
        DiagnosticDescriptor descriptor,
        Location location,
        DiagnosticSeverity? severity = null,
        bool isSyntactic = false,
        params object[] arguments) =>
        report(Diagnostic.Create(
            descriptor,
            location,
            severity ?? descriptor.DefaultSeverity,
            additionalLocations: null,
            isSyntactic ? Syntactic : null,
            arguments));

    /// <summary>Reports one finding for several places of this file; the first one is where it stands.</summary>
    public void Report(DiagnosticDescriptor descriptor, IReadOnlyList<Location> locations, bool isSyntactic, params object[] arguments) =>
        Report(descriptor, locations, null, isSyntactic, arguments);

    /// <summary>The same with a lower severity than the rule's own.</summary>
    public void Report(DiagnosticDescriptor descriptor, IReadOnlyList<Location> locations, DiagnosticSeverity? severity, bool isSyntactic, params object[] arguments)
    {
        var additional = new List<Location>(locations);
        additional.RemoveAt(0);
        report(Diagnostic.Create(descriptor, locations[0], severity ?? descriptor.DefaultSeverity, additional, isSyntactic ? Syntactic : null, arguments));
    }

    /// <summary>True where the file writes a name that some row or rule looks for, anywhere.</summary>
    public bool Mentions(string name)
    {
        if (_mentions is null)
        {
            _mentions = new HashSet<string>(StringComparer.Ordinal);
            foreach (SyntaxNode use in Facts.Uses)
                _mentions.Add(SourceFacts.NameOf(use));
        }

        return _mentions.Contains(name);
    }

    /// <summary>Findings that are reported once per file, when all of it has been looked at.</summary>
    public FileFindings PerFile => _perFile ??= new FileFindings();

    /// <summary>Reports what was kept until the whole file was looked at.</summary>
    public void Complete() => _perFile?.Report(report);

    /// <summary>The rightmost name of the type that <c>using alias = …</c> stands for in this file.</summary>
    public bool IsAliased(string name, out string? target)
    {
        if (AliasedType(name) is not { } type)
            return compilation.GlobalUsings.Aliases.TryGetValue(name, out target);

        target = type.Substring(type.LastIndexOf('.') + 1);
        return true;
    }

    /// <summary>The type that <c>using alias = …</c> stands for in this file, as it is written there; null for a name that is no alias.</summary>
    public string? AliasedType(string name)
    {
        if (_aliases is null)
            ReadUsings();

        return _aliases!.TryGetValue(name, out string? type) ? type : null;
    }

    /// <summary>True where the file imports a namespace that the compilation does not know: its types are not at hand.</summary>
    public bool SeesUnknownNamespace(string except)
    {
        if (_namespaces is null)
            ReadUsings();

        foreach (string imported in _namespaces!)
        {
            if (imported != except && !KnownTypes.IsNamespace(Compilation, imported))
                return true;
        }

        return false;
    }

    /// <summary>True where the file can name types of the namespace without qualification.</summary>
    public bool Sees(string @namespace)
    {
        if (_namespaces is null)
            ReadUsings();

        return _namespaces!.Contains(@namespace) || compilation.GlobalUsings.Imports(@namespace);
    }

    private void ReadUsings()
    {
        _aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        _namespaces = new HashSet<string>(StringComparer.Ordinal);
        SyntaxNode root = Model.SyntaxTree.GetRoot(CancellationToken);
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            switch (node)
            {
                case UsingDirectiveSyntax { Alias: { } alias } directive:
                    _aliases[alias.Name.Identifier.ValueText] = directive.NamespaceOrType.ToString();
                    break;

                case UsingDirectiveSyntax { StaticKeyword.RawKind: 0 } directive:
                    _namespaces.Add(directive.NamespaceOrType.ToString());
                    break;

                case BaseNamespaceDeclarationSyntax declaration:
                    AddWithParents(declaration.Name.ToString());
                    break;
            }
        }

        void AddWithParents(string name)
        {
            for (int dot = name.Length; dot > 0; dot = name.LastIndexOf('.', dot - 1))
                _namespaces.Add(name.Substring(0, dot));
        }
    }
}
