using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Benchmarks;

#pragma warning disable RS1001, RS1022, RS1036, RS1038, RS1041 // an analyzer of this process only; no compiler loads it

/// <summary>An analyzer with an empty action: the cost of having analyzers at all.</summary>
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [RuleCatalog.All[0].Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static _ => { });
    }
}
