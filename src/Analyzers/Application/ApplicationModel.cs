using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// What the code of one compilation says about the application. It is put together from the per-file facts, which are
/// kept while files do not change; names are bound only when a rule asks.
/// </summary>
internal sealed class ApplicationModel
{
    private readonly Lazy<ApplicationKind> _kind;
    private readonly Lazy<CacheRegistrations> _caches;
    private readonly Lazy<HealthEndpoints> _health;
    private readonly Lazy<HealthChecks> _healthChecks;
    private readonly Lazy<Probes> _probes;
    private readonly Lazy<LegacyConfiguration> _legacyConfiguration;
    private readonly Lazy<LogOutput> _logOutput;
    private readonly Lazy<Metrics> _metrics;
    private readonly Lazy<Dictionary<string, List<SimpleNameSyntax>>> _uses;

    private readonly Lazy<ImmutableHashSet<string>> _namesElsewhere;
    private readonly NameSet _names;

    public ApplicationModel(Compilation compilation, OptionReader options, NameSet names, ArtifactSet artifacts)
    {
        _names = names;
        Artifacts = artifacts;
        Compilation = compilation;
        _uses = new(CollectUses);
        _namesElsewhere = new(() => options.NamesElsewhere);
        _kind = new(() => ApplicationKindDetector.Detect(this, options));
        _caches = new(() => new CacheRegistrations(this));
        _health = new(() => new HealthEndpoints(this));
        _healthChecks = new(() => new HealthChecks(this));
        _probes = new(() => new Probes(this));
        _legacyConfiguration = new(() => new LegacyConfiguration(this));
        _logOutput = new(() => new LogOutput(this));
        _metrics = new(() => new Metrics(this));
    }

    /// <summary>The names, besides those of registrations, that the model looks for.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            foreach (string name in ApplicationKindDetector.Names)
                yield return name;
            foreach (string name in HealthEndpoints.Names)
                yield return name;
            foreach (string name in HealthChecks.Names)
                yield return name;
            foreach (string name in Probes.Names)
                yield return name;
            foreach (string name in CacheRegistrations.Names)
                yield return name;
            foreach (string name in LegacyConfiguration.Names)
                yield return name;
            foreach (string name in LogOutput.Names)
                yield return name;
            foreach (string name in Metrics.Names)
                yield return name;
        }
    }

    public Compilation Compilation { get; }

    /// <summary>The files beside the code of the project.</summary>
    public ArtifactSet Artifacts { get; }

    /// <summary>What the project becomes when it is deployed; decided once for all rules.</summary>
    public ApplicationKind Kind => _kind.Value;

    /// <summary>True for a program that a platform keeps running: web, worker or Windows service.</summary>
    public bool IsService => Kind is ApplicationKind.Web or ApplicationKind.Worker or ApplicationKind.FrameworkWeb or ApplicationKind.WindowsService;

    /// <summary>True for code that runs in a service, its own or that of an application which references it.</summary>
    public bool RunsInService => IsService || Kind == ApplicationKind.ServiceLibrary;

    public CacheRegistrations Caches => _caches.Value;

    public HealthEndpoints Health => _health.Value;

    public HealthChecks HealthChecks => _healthChecks.Value;

    public Probes Probes => _probes.Value;
    public LegacyConfiguration LegacyConfiguration => _legacyConfiguration.Value;

    public LogOutput LogOutput => _logOutput.Value;

    public Metrics Metrics => _metrics.Value;

    /// <summary>The written names that were collected from all files, with the nodes that write them, in file order.</summary>
    public IReadOnlyDictionary<string, List<SimpleNameSyntax>> Uses => _uses.Value;

    /// <summary>The places that write one name.</summary>
    public IReadOnlyList<SimpleNameSyntax> UsesOf(string name) =>
        _uses.Value.TryGetValue(name, out List<SimpleNameSyntax>? uses) ? uses : [];

    /// <summary>What other projects of the same application call, by name: known to <c>cloudready assess</c> alone.</summary>
    public ImmutableHashSet<string> NamesElsewhere => _namesElsewhere.Value;

    /// <summary>True where the application calls the name, here or in another of its projects.</summary>
    public bool Calls(string name) => UsesOf(name).Count > 0 || NamesElsewhere.Contains(name);

    public SourceFacts FactsOf(SyntaxTree tree) => SourceFacts.Of(tree, _names, CancellationToken.None);

    /// <summary>Binds a written name; null where it does not bind.</summary>
    public ISymbol? Bind(SyntaxNode name) => ModelOf(name).GetSymbolInfo(name).Symbol;

    public SemanticModel ModelOf(SyntaxNode node) => Compilation.GetSemanticModel(node.SyntaxTree);

    private Dictionary<string, List<SimpleNameSyntax>> CollectUses()
    {
        var result = new Dictionary<string, List<SimpleNameSyntax>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in Compilation.SyntaxTrees)
        {
            foreach (SyntaxNode use in FactsOf(tree).Uses)
            {
                if (use is not SimpleNameSyntax name)
                    continue;

                string text = name.Identifier.ValueText;
                if (!result.TryGetValue(text, out List<SimpleNameSyntax>? list))
                    result.Add(text, list = []);
                list.Add(name);
            }
        }

        return result;
    }
}
