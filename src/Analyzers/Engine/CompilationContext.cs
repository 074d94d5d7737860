using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Options;

namespace CloudReady.Analyzers.Engine;

/// <summary>What all rules share while one compilation is analyzed.</summary>
internal sealed class CompilationContext(
    Compilation compilation,
    OptionReader options,
    WantedNames names,
    GlobalUsings globalUsings,
    ApiTable apis,
    ImmutableArray<Rule> rules,
    ArtifactSet artifacts)
{
    private readonly Lazy<ApplicationModel> _application = new(() => new ApplicationModel(compilation, options, names, artifacts));

    public Compilation Compilation { get; } = compilation;

    public OptionReader Options { get; } = options;

    public WantedNames Names { get; } = names;

    public GlobalUsings GlobalUsings { get; } = globalUsings;

    public ApiTable Apis { get; } = apis;

    /// <summary>The files beside the code.</summary>
    public ArtifactSet Artifacts { get; } = artifacts;

    /// <summary>What the whole application says about itself; read when the first rule asks.</summary>
    public ApplicationModel Application => _application.Value;

    /// <summary>The rules that look at literals and are not switched off.</summary>
    public ImmutableArray<ILiteralRule> LiteralRules { get; } = Of<ILiteralRule>(rules);

    /// <summary>The rules that report what is missing and are not switched off.</summary>
    public ImmutableArray<IApplicationRule> ApplicationRules { get; } = Of<IApplicationRule>(rules);

    private static ImmutableArray<T> Of<T>(ImmutableArray<Rule> rules)
        where T : class
    {
        var result = ImmutableArray.CreateBuilder<T>();
        foreach (Rule rule in rules)
        {
            if (rule is T wanted)
                result.Add(wanted);
        }

        return result.ToImmutable();
    }
}
