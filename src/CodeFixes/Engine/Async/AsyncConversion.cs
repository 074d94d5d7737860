using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CloudReady.CodeFixes.Engine.Async;

/// <summary>
/// What must change around an expression so that it can be awaited: functions that become asynchronous, calls of them that
/// are awaited in turn. Only functions whose callers are all known, or are a framework that awaits, are changed.
/// </summary>
internal sealed class AsyncConversion
{
    public const string TasksNamespace = "System.Threading.Tasks";

    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly HashSet<SyntaxNode> _functions = [];
    private readonly HashSet<InvocationExpressionSyntax> _calls = [];

    private AsyncConversion(Document document, SemanticModel model)
    {
        _document = document;
        _model = model;
    }

    /// <summary>The changes that make the expression awaitable; null where that is not certain.</summary>
    public static async Task<AsyncConversion?> PlanAsync(ExpressionSyntax awaited, Document document, SemanticModel model, CancellationToken cancellationToken)
    {
        var conversion = new AsyncConversion(document, model);
        return await conversion.CanAwaitAsync(awaited, cancellationToken).ConfigureAwait(false) ? conversion : null;
    }

    public void Apply(SyntaxEditor editor, SemanticModel model)
    {
        foreach (InvocationExpressionSyntax call in _calls)
            editor.ReplaceNode(call, (current, _) => Awaiting.Parenthesize(call, Awaiting.Await((ExpressionSyntax)current)));

        foreach (SyntaxNode function in _functions)
        {
            FunctionShape shape = FunctionShape.Of(function, model);
            foreach (ReturnStatementSyntax completed in shape.CompletedReturns)
            {
                if (shape.IsRedundant(completed))
                    editor.RemoveNode(completed, SyntaxRemoveOptions.KeepNoTrivia);
                else
                    editor.ReplaceNode(completed, (current, _) => FunctionShape.WithoutTask((ReturnStatementSyntax)current));
            }

            editor.ReplaceNode(function, (current, _) => shape.MakeAsync(current));
            if (shape.NamesTask)
                UsingDirectives.Ensure(editor, model, function.SpanStart, TasksNamespace);
        }
    }

    private async Task<bool> CanAwaitAsync(ExpressionSyntax awaited, CancellationToken cancellationToken)
    {
        SyntaxNode? function = awaited.Parent;
        for (; function is not null && !FunctionShape.IsFunction(function); function = function.Parent)
        {
            if (function is LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or FixedStatementSyntax
                or ConstructorInitializerSyntax or AttributeSyntax or ParameterSyntax or BaseFieldDeclarationSyntax or PropertyDeclarationSyntax)
            {
                return false;
            }
        }

        if (function is null || FunctionShape.HoldsReferences(function, _model))
            return false;

        return function is CompilationUnitSyntax
            ? awaited.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null
            : await CanBeAsyncAsync(function, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> CanBeAsyncAsync(SyntaxNode function, CancellationToken cancellationToken)
    {
        FunctionShape shape = FunctionShape.Of(function, _model);
        if (shape.IsAsync || _functions.Contains(function))
            return true;
        if (!shape.IsConvertible)
            return false;

        _functions.Add(function);
        if (shape.ReturnsTask)
            return true;

        return shape.Symbol switch
        {
            { MethodKind: MethodKind.LambdaMethod } => IsRouteHandler((AnonymousFunctionExpressionSyntax)function, shape.Symbol),
            { MethodKind: MethodKind.LocalFunction } => await AreCallersAwaitingAsync(shape.Symbol, cancellationToken).ConfigureAwait(false),
            { MethodKind: MethodKind.Ordinary } method when MvcTypes.IsAction(method) || IsEntryPoint(method, cancellationToken) =>
                !ImplementsInterface(method) && await IsNotReferencedAsync(method, cancellationToken).ConfigureAwait(false),
            { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, PartialDefinitionPart: null, PartialImplementationPart: null } method =>
                await AreCallersAwaitingAsync(method, cancellationToken).ConfigureAwait(false),
            _ => false,
        };
    }

    /// <summary>
    /// A lambda for a <c>Delegate</c>, which minimal APIs await. With the HTTP context as its only parameter it would become
    /// a <c>RequestDelegate</c>, whose result nobody writes.
    /// </summary>
    private bool IsRouteHandler(AnonymousFunctionExpressionSyntax lambda, IMethodSymbol symbol) =>
        lambda is ParenthesizedLambdaExpressionSyntax { ReturnType: null }
        && lambda.Parent is ArgumentSyntax
        && _model.GetTypeInfo(lambda).ConvertedType is { SpecialType: SpecialType.System_Delegate }
        && (symbol.ReturnsVoid || symbol.Parameters is not { Length: 1 } parameters || parameters[0].Type.Name != "HttpContext");

    private bool IsEntryPoint(IMethodSymbol method, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(_model.Compilation.GetEntryPoint(cancellationToken), method)
        && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "STAThreadAttribute");

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.Any(type => Inheritance.IsImplementation(method, type));

    private async Task<bool> IsNotReferencedAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (ReferenceLocation reference in await ReferencesAsync(method, cancellationToken).ConfigureAwait(false))
        {
            if (!await IsInNameofAsync(reference, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>True where every use is a call in this document that can be awaited.</summary>
    private async Task<bool> AreCallersAwaitingAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        SyntaxNode root = await _model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (ReferenceLocation reference in await ReferencesAsync(method, cancellationToken).ConfigureAwait(false))
        {
            if (await IsInNameofAsync(reference, cancellationToken).ConfigureAwait(false))
                continue;
            if (reference.Document.Id != _document.Id || CallOf(root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } call)
                return false;

            _calls.Add(call);
            if (!await CanAwaitAsync(call, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private async Task<ImmutableArray<ReferenceLocation>> ReferencesAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IEnumerable<ReferencedSymbol> references = await SymbolFinder.FindReferencesAsync(method, _document.Project.Solution, cancellationToken).ConfigureAwait(false);
        return references.SelectMany(reference => reference.Locations).ToImmutableArray();
    }

    private static async Task<bool> IsInNameofAsync(ReferenceLocation reference, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root?.FindNode(reference.Location.SourceSpan).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxNode name)
    {
        SyntaxNode? callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee ? call : null;
    }
}
