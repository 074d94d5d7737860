using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Engine;

/// <summary>
/// Runs every rule that looks at C#. One walk over a file finds the names and strings that may matter; only those are
/// bound and shown to the rules.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CloudReadyAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The names that some rule, or the application model, looks for.</summary>
    internal static readonly WantedNames Names = CollectNames();

    /// <summary>An assessment also says what the applications use.</summary>
    private static readonly Lazy<WantedNames> AssessmentNames = new(() => Names.With(Inventory.Names));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleCatalog.DescriptorsOf(static rule => rule is IApiRule or ILiteralRule or IApplicationRule);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (Prepare(context.Compilation, context.Options, context.CancellationToken) is not { } shared)
            return;

        if (shared.Options.IsAssessment)
            RegisterWithoutCompilerDiagnostics(context, shared);
        else
            context.RegisterSemanticModelAction(model => Analyze(model.SemanticModel, shared, model.ReportDiagnostic, model.CancellationToken));
    }

    /// <summary>What all files of a compilation are analyzed with; null where nothing can be found in it.</summary>
    internal static CompilationContext? Prepare(Compilation compilation, AnalyzerOptions analyzerOptions, CancellationToken cancellationToken)
    {
        var options = new OptionReader(analyzerOptions.AnalyzerConfigOptionsProvider);
        if (!ProjectGate.IsAnalyzed(compilation, options))
            return null;

        ImmutableArray<Rule> rules = RuleCatalog.EnabledIn(compilation, cancellationToken);
        ApiListFile userApis = ApiListFile.Read(analyzerOptions.AdditionalFiles, cancellationToken);
        var apis = new ApiTable(compilation, RowsOf(rules, userApis), options.IsBuildless);
        GlobalUsings globalUsings = GlobalUsings.Of(compilation, cancellationToken);
        WantedNames names = (options.IsAssessment ? AssessmentNames.Value : Names).With(userApis.Names).WithAliases(globalUsings.Aliases.Keys);
        var shared = new CompilationContext(compilation, options, names, globalUsings, apis, rules, new ArtifactSet(analyzerOptions.AdditionalFiles));
        return apis.IsEmpty && shared.LiteralRules.IsEmpty && shared.ApplicationRules.IsEmpty ? null : shared;
    }

    /// <summary>
    /// A semantic model action waits until the compiler has bound every method body of the file for its own errors and
    /// warnings. <c>cloudready assess</c> reads none, and binding on demand halves its time.
    /// </summary>
    private static void RegisterWithoutCompilerDiagnostics(CompilationStartAnalysisContext context, CompilationContext shared)
    {
        var files = new FilesInParallel(shared);
        context.RegisterSyntaxTreeAction(tree => files.Report(tree.Tree, tree.ReportDiagnostic, tree.CancellationToken));
    }

    /// <summary>Analyzes one file.</summary>
    internal static void Analyze(SemanticModel model, CompilationContext shared, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        SourceFacts facts = SourceFacts.Of(model.SyntaxTree, shared.Names, cancellationToken);
        var context = new SourceContext(shared, model, facts, report, cancellationToken);

        foreach (SyntaxNode use in facts.Uses)
            shared.Apis.Dispatch(use, context);

        if (!facts.Literals.IsEmpty)
        {
            foreach (ILiteralRule rule in shared.LiteralRules)
            {
                foreach (Literals.LiteralUse literal in facts.Literals)
                    rule.Analyze(literal, context);
            }
        }

        foreach (IApplicationRule rule in shared.ApplicationRules)
            rule.Analyze(context);

        context.Complete();
    }

    private static ImmutableArray<(IApiRule Rule, ImmutableArray<ApiRow> Rows)> RowsOf(ImmutableArray<Rule> rules, ApiListFile userApis)
    {
        var result = ImmutableArray.CreateBuilder<(IApiRule, ImmutableArray<ApiRow>)>();
        foreach (Rule rule in rules)
        {
            if (rule is IApiRule apiRule)
                result.Add((apiRule, apiRule.Apis.AddRange(userApis.RowsOf(rule.Id))));
        }

        return result.ToImmutable();
    }

    private static WantedNames CollectNames()
    {
        var names = new List<string>(ApplicationModel.Names);
        var rows = ImmutableArray.CreateBuilder<ApiRow>();
        foreach (Rule rule in RuleCatalog.All)
        {
            if (rule is INamingRule naming)
                names.AddRange(naming.Names);
            if (rule is IApiRule apiRule)
                rows.AddRange(apiRule.Apis);
        }

        return new WantedNames(names, rows.ToImmutable());
    }
}
