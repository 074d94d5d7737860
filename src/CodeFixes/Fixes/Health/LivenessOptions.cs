using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Health;

/// <summary>The options of an endpoint that runs no checks.</summary>
internal static class LivenessOptions
{
    public const string Predicate = "Predicate = _ => false";

    public static INamedTypeSymbol? TypeIn(Compilation compilation) =>
        KnownTypes.Find(compilation, "Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions");

    /// <summary><c>new HealthCheckOptions { Predicate = _ => false }</c>, with the using that it needs.</summary>
    public static string Write(SyntaxEditor editor, SemanticModel model, int position, INamedTypeSymbol type) =>
        $"new {UsingDirectives.NameOf(editor, model, position, type)} {{ {Predicate} }}";
}
