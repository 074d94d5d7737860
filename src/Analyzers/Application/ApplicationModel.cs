using System.Collections.Concurrent;
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
    private const int PlacesThatTell = 6;

    private readonly Lazy<ApplicationKind> _kind;
    private readonly Lazy<StateRegistrations> _state;
    private readonly Lazy<SystemWebSession> _systemWebSession;
    private readonly Lazy<ImmutableArray<Compilation>> _referencedSources;
    private readonly Lazy<Hosting> _hosting;
    private readonly Lazy<Routes> _routes;
    private readonly Lazy<HealthEndpoints> _health;
    private readonly Lazy<HealthChecks> _healthChecks;
    private readonly Lazy<Probes> _probes;
    private readonly Lazy<LegacyConfiguration> _legacyConfiguration;
    private readonly Lazy<LogOutput> _logOutput;
    private readonly Lazy<Metrics> _metrics;
    private readonly Lazy<StaticState> _staticState;
    private readonly Lazy<Dictionary<string, List<SimpleNameSyntax>>> _uses;

    private readonly Lazy<ImmutableHashSet<string>> _namesElsewhere;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<string, bool> _declaredElsewhere = new(StringComparer.Ordinal);
    private readonly WantedNames _names;

    public ApplicationModel(Compilation compilation, OptionReader options, WantedNames names, ArtifactSet artifacts)
    {
        _names = names;
        Artifacts = artifacts;
        Compilation = compilation;
        _uses = new(CollectUses);
        _namesElsewhere = new(() => options.NamesElsewhere);
        _staticState = new(() => new StaticState(this));
        _kind = new(() => ApplicationKindDetector.Detect(this, options));
        _state = new(() => new StateRegistrations(this));
        _systemWebSession = new(() => new SystemWebSession(this));
        _referencedSources = new(FindReferencedSources);
        _hosting = new(() => new Hosting(this));
        _routes = new(() => new Routes(this));
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
            foreach (string name in Hosting.Names)
                yield return name;
            foreach (string name in Routes.Names)
                yield return name;
            foreach (string name in HealthChecks.Names)
                yield return name;
            foreach (string name in Probes.Names)
                yield return name;
            foreach (string name in StateRegistrations.Names)
                yield return name;
            foreach (string name in SystemWebSession.Names)
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

    /// <summary>Where the application keeps its state.</summary>
    public StateRegistrations State => _state.Value;

    /// <summary>Where an application on System.Web keeps its session.</summary>
    public SystemWebSession SystemWebSession => _systemWebSession.Value;

    /// <summary>How the program is hosted, and its pipeline.</summary>
    public Hosting Hosting => _hosting.Value;

    /// <summary>What the application answers, by path.</summary>
    public Routes Routes => _routes.Value;

    public HealthEndpoints Health => _health.Value;

    public HealthChecks HealthChecks => _healthChecks.Value;

    public Probes Probes => _probes.Value;
    public LegacyConfiguration LegacyConfiguration => _legacyConfiguration.Value;

    public LogOutput LogOutput => _logOutput.Value;

    public Metrics Metrics => _metrics.Value;

    public StaticState StaticState => _staticState.Value;

    /// <summary>The written names that were collected from all files, with the nodes that write them, in file order.</summary>
    public IReadOnlyDictionary<string, List<SimpleNameSyntax>> Uses => _uses.Value;

    /// <summary>The places that write one name.</summary>
    public IReadOnlyList<SimpleNameSyntax> UsesOf(string name) =>
        _uses.Value.TryGetValue(name, out List<SimpleNameSyntax>? uses) ? uses : [];

    /// <summary>
    /// As many of the places of a name as tell what it stands for: an application registers a thing in one or two of them, and a
    /// name that stands in hundreds is one of its own.
    /// </summary>
    public static List<SimpleNameSyntax> FirstOf(List<SimpleNameSyntax> uses) => uses.Count <= PlacesThatTell ? uses : uses.GetRange(0, PlacesThatTell);

    /// <summary>What other projects of the same application call, by name: known to <c>cloudready assess</c> alone.</summary>
    public ImmutableHashSet<string> NamesElsewhere => _namesElsewhere.Value;

    /// <summary>True where the application calls the name, here or in another of its projects.</summary>
    public bool Calls(string name) => UsesOf(name).Count > 0 || NamesElsewhere.Contains(name);

    public SourceFacts FactsOf(SyntaxTree tree) => SourceFacts.Of(tree, _names, CancellationToken.None);

    /// <summary>Binds a written name; null where it does not bind.</summary>
    public ISymbol? Bind(SyntaxNode name) => ModelOf(name).GetSymbolInfo(name).Symbol;

    /// <summary>True where the code of other projects of the solution is at hand.</summary>
    public bool HasSourceReferences => !_referencedSources.Value.IsEmpty;

    /// <summary>
    /// True where another project of the solution, which this one references, declares a member of that name: asked before a
    /// call is bound, since most calls are of methods without code at hand.
    /// </summary>
    public bool IsDeclaredInOtherProject(string name) => _declaredElsewhere.GetOrAdd(name, FindInOtherProjects);

    private bool FindInOtherProjects(string name)
    {
        foreach (Compilation referenced in _referencedSources.Value)
        {
            if (referenced.ContainsSymbolsWithName(name, SymbolFilter.Member))
                return true;
        }

        return false;
    }

    /// <summary>The model of a node of this project, or of a project of the solution that it references. It keeps what it has bound.</summary>
    public SemanticModel ModelOf(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, tree => CompilationOf(tree).GetSemanticModel(tree));

    private Compilation CompilationOf(SyntaxTree tree)
    {
        if (Compilation.ContainsSyntaxTree(tree))
            return Compilation;

        foreach (Compilation referenced in _referencedSources.Value)
        {
            if (referenced.ContainsSyntaxTree(tree))
                return referenced;
        }

        return Compilation;
    }

    /// <summary>The projects that this one references, directly or not, where the host compiles them all: an IDE, <c>assess</c>.</summary>
    private ImmutableArray<Compilation> FindReferencedSources()
    {
        var result = ImmutableArray.CreateBuilder<Compilation>();
        var pending = new Stack<Compilation>();
        pending.Push(Compilation);
        while (pending.Count > 0)
        {
            foreach (MetadataReference reference in pending.Pop().References)
            {
                if (reference is CompilationReference { Compilation: { Language: LanguageNames.CSharp } referenced } && !result.Contains(referenced))
                {
                    result.Add(referenced);
                    pending.Push(referenced);
                }
            }
        }

        return result.ToImmutable();
    }

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
