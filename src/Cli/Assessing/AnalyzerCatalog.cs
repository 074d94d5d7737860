using System.Collections.Immutable;
using System.Reflection;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Cli.Assessing;

/// <summary>The analyzers of CloudReady, found as every host of analyzers finds them: by their attribute.</summary>
internal static class AnalyzerCatalog
{
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
        [.. typeof(RuleCatalog).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
}
