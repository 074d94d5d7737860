using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>The top-level statements or the <c>Main</c> of a program.</summary>
internal sealed class EntryPoint
{
    private EntryPoint(SyntaxNode node, bool returnsValue, bool isAsync, string? arguments)
    {
        Node = node;
        Return = returnsValue ? "return 0;" : "return;";
        CanAwait = isAsync;
        Arguments = arguments;
    }

    /// <summary>The compilation unit or the method.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The statement that ends the program.</summary>
    public string Return { get; }

    public bool CanAwait { get; }

    /// <summary>The name of the command-line arguments; null where they are not taken.</summary>
    public string? Arguments { get; }

    /// <summary>The entry point that itself holds the node; null for one of another function, or of a library.</summary>
    public static EntryPoint? Around(SyntaxNode node, SemanticModel model)
    {
        if (model.GetEnclosingSymbol(node.SpanStart) is not IMethodSymbol method
            || model.Compilation.GetEntryPoint(CancellationToken.None) is not { DeclaringSyntaxReferences: { Length: 1 } references } entryPoint
            || references[0].GetSyntax() is not { } syntax
            || !IsSame(method, entryPoint))
        {
            return null;
        }

        bool returnsValue = entryPoint.ReturnType is { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { TypeArguments.Length: 1 };
        return syntax is CompilationUnitSyntax
            ? new EntryPoint(syntax, returnsValue, isAsync: true, "args")
            : new EntryPoint(syntax, returnsValue, Functions.ModifiersOf(syntax).Any(SyntaxKind.AsyncKeyword), method.Parameters.FirstOrDefault()?.Name);
    }

    /// <summary>An async Main has a wrapper that the runtime calls.</summary>
    private static bool IsSame(IMethodSymbol method, IMethodSymbol entryPoint) =>
        SymbolEqualityComparer.Default.Equals(method, entryPoint)
        || method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).SequenceEqual(entryPoint.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()));
}
