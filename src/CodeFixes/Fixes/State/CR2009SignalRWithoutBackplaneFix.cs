using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Stores;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>Adds the Redis backplane to <c>AddSignalR()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2009SignalRWithoutBackplaneFix))]
public sealed class CR2009SignalRWithoutBackplaneFix : FixProvider
{
    private const string Action = "redis";
    private const string Title = "Add the Redis backplane, with the connection string 'Redis' from configuration";
    private const string Extensions = HostingTypes.DependencyInjectionNamespace + ".StackExchangeRedisDependencyInjectionExtensions";

    /// <inheritdoc />
    protected override string RuleId => "CR2009";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A backplane does nothing for the circuits of Blazor, which are information.
        if (diagnostic.Severity == DiagnosticSeverity.Info
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || KnownTypes.Find(model.Compilation, Extensions) is null
            || !ConnectionLocal.CanBeRead(model.Compilation)
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { Name: "AddSignalR" }
            || ServicePlace.Of(call, model, isReplacing: true) is not { } place)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        (string connection, IReadOnlyList<string> statements) = ConnectionLocal.In(editor, place, RedisCache.Connection);
        UsingDirectives.Ensure(editor, model, place.Point.Position, HostingTypes.DependencyInjectionNamespace);
        if (statements.Count > 0)
            place.Point.Insert(editor, statements);
        editor.ReplaceNode(call, (current, _) => SyntaxFactory.ParseExpression($"{current.WithoutTrivia()}.AddStackExchangeRedis({connection})").WithTriviaFrom(current));

        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix(Action, Title, changed));
    }
}
