using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// Never loaded by a compiler: the rules for analyzers in packages do not fit an adapter inside a host.
#pragma warning disable RS1001, RS1012, RS1025, RS1026, RS1030

namespace CloudReady.Cli.Assessing;

/// <summary>
/// Runs an analyzer's semantic model actions without the compiler's own diagnostics. A semantic model action waits until
/// the compiler has bound every method body for errors and warnings that nobody reads here; a syntax tree action does
/// not. So each becomes a syntax tree action that is handed the semantic model of its tree, which binds what the analyzer
/// asks for. All other actions stay as they are.
/// </summary>
internal sealed class BindOnDemandAnalyzer(DiagnosticAnalyzer inner) : DiagnosticAnalyzer
{
    /// <summary>The analyzer that does the work.</summary>
    public DiagnosticAnalyzer Inner => inner;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => inner.SupportedDiagnostics;

    public override void Initialize(AnalysisContext context) => inner.Initialize(new Context(context));

    // The constructor is meant for hosts that drive analyzers themselves, and there is no other; this is such a host.
#pragma warning disable CS0618
    private static void Run(
        Action<SemanticModelAnalysisContext> action, SyntaxTree tree, Compilation compilation, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken) =>
        action(new SemanticModelAnalysisContext(compilation.GetSemanticModel(tree), options, report, static _ => true, cancellationToken));
#pragma warning restore CS0618

    private sealed class Context(AnalysisContext outer) : AnalysisContext
    {
        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => outer.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void EnableConcurrentExecution() => outer.EnableConcurrentExecution();

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) =>
            outer.RegisterCompilationStartAction(start => action(new StartContext(start)));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            outer.RegisterCompilationStartAction(start => new StartContext(start).RegisterSemanticModelAction(action));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => outer.RegisterAdditionalFileAction(action);

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => outer.RegisterCodeBlockAction(action);

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => outer.RegisterCodeBlockStartAction(action);

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => outer.RegisterCompilationAction(action);

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
            outer.RegisterSyntaxTreeAction(tree => Run(action, tree.Tree, outer.Compilation, tree.Options, tree.ReportDiagnostic, tree.CancellationToken));

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
