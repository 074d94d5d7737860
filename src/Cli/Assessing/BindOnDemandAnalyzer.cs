using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// Never loaded by a compiler: the rules for analyzers in packages do not fit an adapter inside a host.
#pragma warning disable RS1001, RS1012, RS1025, RS1026, RS1030

namespace CloudReady.Cli.Assessing;

/// <summary>
/// Runs an analyzer without the compiler's own diagnostics. Semantic model and compilation actions wait until the compiler
/// has bound every method body for errors and warnings that nobody reads here: three quarters of the time of a run. So a
/// semantic model action becomes a syntax tree action that is handed the model of its tree, which binds what the analyzer
/// asks for; compilation actions are kept for the host to run. All other actions stay as they are.
/// </summary>
/// <param name="inner">The analyzer that does the work.</param>
/// <param name="registersModelActions">
/// Whether it registers semantic model actions when a compilation starts. Where it does not it is given the compiler's own
/// context, because the values that a context caches cannot be handed on.
/// </param>
internal sealed class BindOnDemandAnalyzer(DiagnosticAnalyzer inner, bool registersModelActions) : DiagnosticAnalyzer
{
    private readonly List<Action<CompilationAnalysisContext>> _compilationActions = [];

    public DiagnosticAnalyzer Inner => inner;

    private bool RegistersModelActions => registersModelActions;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => inner.SupportedDiagnostics;

    public override void Initialize(AnalysisContext context) => inner.Initialize(new Context(context, this));

    // The constructors of the two contexts are meant for hosts that run actions themselves, and there are no others.
#pragma warning disable CS0618

    /// <summary>Runs the compilation actions; what they throw is thrown.</summary>
    /// <returns>What they report, severities and suppressions not yet applied.</returns>
    public ImmutableArray<Diagnostic> RunCompilationActions(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var context = new CompilationAnalysisContext(compilation, options, diagnostics.Add, static _ => true, cancellationToken);
        foreach (Action<CompilationAnalysisContext> action in _compilationActions)
            action(context);
        return diagnostics.ToImmutable();
    }

    private static void Run(Action<SemanticModelAnalysisContext> action, SyntaxTreeAnalysisContext tree, Compilation compilation) =>
        action(new SemanticModelAnalysisContext(compilation.GetSemanticModel(tree.Tree), tree.Options, tree.ReportDiagnostic, static _ => true, tree.CancellationToken));

#pragma warning restore CS0618

    private sealed class Context(AnalysisContext outer, BindOnDemandAnalyzer analyzer) : AnalysisContext
    {
        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => outer.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void EnableConcurrentExecution() => outer.EnableConcurrentExecution();

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) =>
            outer.RegisterCompilationStartAction(analyzer.RegistersModelActions ? start => action(new StartContext(start)) : action);

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            outer.RegisterCompilationStartAction(start => new StartContext(start).RegisterSemanticModelAction(action));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => outer.RegisterAdditionalFileAction(action);

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => outer.RegisterCodeBlockAction(action);

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => outer.RegisterCodeBlockStartAction(action);

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => analyzer._compilationActions.Add(action);

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => outer.RegisterOperationAction(action, operationKinds);

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => outer.RegisterOperationBlockAction(action);

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => outer.RegisterOperationBlockStartAction(action);

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => outer.RegisterSymbolAction(action, symbolKinds);

        public override void RegisterSymbolStartAction(Action<SymbolStartAnalysisContext> action, SymbolKind symbolKind) => outer.RegisterSymbolStartAction(action, symbolKind);

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => outer.RegisterSyntaxNodeAction(action, syntaxKinds);

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => outer.RegisterSyntaxTreeAction(action);
    }

    private sealed class StartContext(CompilationStartAnalysisContext outer)
        : CompilationStartAnalysisContext(outer.Compilation, outer.Options, outer.CancellationToken)
    {
        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            outer.RegisterSyntaxTreeAction(tree => Run(action, tree, outer.Compilation));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => outer.RegisterAdditionalFileAction(action);

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => outer.RegisterCodeBlockAction(action);

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => outer.RegisterCodeBlockStartAction(action);

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => outer.RegisterCompilationEndAction(action);

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => outer.RegisterOperationAction(action, operationKinds);

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => outer.RegisterOperationBlockAction(action);

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => outer.RegisterOperationBlockStartAction(action);

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => outer.RegisterSymbolAction(action, symbolKinds);

        public override void RegisterSymbolStartAction(Action<SymbolStartAnalysisContext> action, SymbolKind symbolKind) => outer.RegisterSymbolStartAction(action, symbolKind);

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => outer.RegisterSyntaxNodeAction(action, syntaxKinds);

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => outer.RegisterSyntaxTreeAction(action);
    }
}
