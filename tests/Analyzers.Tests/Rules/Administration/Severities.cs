using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Tests.Rules.Administration;

/// <summary>The severities of findings, which markup does not tell.</summary>
internal static class Severities
{
    /// <summary>The severities of one rule's findings in a program, in source order.</summary>
    public static async Task<IEnumerable<DiagnosticSeverity>> OfAsync(TestProject project, string id, string source)
    {
        string[] sources = [source, project.ImplicitUsings + (project.IsWeb ? project.WebImplicitUsings : "")];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Program",
            sources.Select(text => CSharpSyntaxTree.ParseText(text)),
            project.References,
            new CSharpCompilationOptions(project.OutputKind));
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new CloudReadyAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics
            .Where(diagnostic => diagnostic.Id == id)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => diagnostic.Severity)
            .ToArray();
    }
}
