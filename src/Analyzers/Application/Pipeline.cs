using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// The calls that add middleware and endpoints, in the order in which they run: from the function around the anchor, through
/// the extensions of the application that it calls. What stands in a branch is not in it.
/// </summary>
internal sealed class Pipeline
{
    private const int DeepestExtension = 6;

    private readonly ApplicationModel _application;
    private readonly bool _isWebApplication;

    public Pipeline(ApplicationModel application, SyntaxNode? anchor)
    {
        _application = application;
        _isWebApplication = anchor is InvocationExpressionSyntax run && CallLocation.NameOf(run) is not ("UseEndpoints" or "Configure");
        var calls = ImmutableArray.CreateBuilder<InvocationExpressionSyntax>();
        if (anchor is not null)
            Collect(FunctionAround(anchor), calls, 0);
        Calls = calls.ToImmutable();
    }

    public ImmutableArray<InvocationExpressionSyntax> Calls { get; }

    /// <summary>True where a middleware of that name runs before the call, which is not known for a call that is not in the pipeline.</summary>
    public bool RunsBefore(string middleware, InvocationExpressionSyntax call)
    {
        if (Calls.IndexOf(call) is not (>= 0 and var position))
            return false;

        for (int i = 0; i < position; i++)
        {
            if (CallLocation.NameOf(Calls[i]) == middleware)
                return true;
        }

        return false;
    }

    /// <summary>True where requests are authorized before they reach the call.</summary>
    public bool AuthorizesBefore(InvocationExpressionSyntax call) =>
        RunsBefore("UseAuthorization", call) || (AuthorizesFirst && Calls.Contains(call));

    /// <summary>From .NET 7 on, <c>WebApplication</c> itself authorizes in front of all middleware where the code does not.</summary>
    private bool AuthorizesFirst =>
        _isWebApplication
        && _application.UsesOf("UseAuthorization").Count == 0
        && KnownTypes.Find(_application.Compilation, "Microsoft.AspNetCore.Http.TypedResults") is not null;

    private static SyntaxNode FunctionAround(SyntaxNode anchor)
    {
        if (anchor is InvocationExpressionSyntax configure && CallLocation.NameOf(configure) == "Configure")
            return configure.ArgumentList;

        for (SyntaxNode node = anchor; node.Parent is { } parent; node = parent)
        {
            if (node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                return node;
        }

        return anchor.SyntaxTree.GetRoot();
    }

    private void Collect(SyntaxNode function, ImmutableArray<InvocationExpressionSyntax>.Builder calls, int depth)
    {
        if (depth > DeepestExtension)
            return;

        // A chain runs from its first call, which is its innermost node, to its last: in the order of their names.
        var inOrder = new SortedList<int, InvocationExpressionSyntax>();
        foreach (SyntaxNode node in function.DescendantNodes(static node => node is not BaseTypeDeclarationSyntax && !IsBranch(node)))
        {
            if (node is InvocationExpressionSyntax call && AddsToPipeline(CallLocation.NameOf(call)))
                inOrder[CallLocation.Of(call).SourceSpan.Start] = call;
        }

        foreach (InvocationExpressionSyntax call in inOrder.Values)
        {
            if (BodyOf(call) is { } body)
                Collect(body, calls, depth + 1);
            else
                calls.Add(call);
        }
    }

    private static bool AddsToPipeline(string name) =>
        name.StartsWith("Use", StringComparison.Ordinal) || name.StartsWith("Map", StringComparison.Ordinal) || name == "Run";

    private static bool IsBranch(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
        && CallLocation.NameOf(call) is "Map" or "MapWhen" or "UseWhen";

    /// <summary>The body of an extension that this compilation declares.</summary>
    private SyntaxNode? BodyOf(InvocationExpressionSyntax call)
    {
        if (_application.Bind(call) is not IMethodSymbol method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _application.Compilation.Assembly)
            || (method.ReducedFrom ?? method).DeclaringSyntaxReferences is not { Length: 1 } declarations)
        {
            return null;
        }

        return declarations[0].GetSyntax();
    }
}
