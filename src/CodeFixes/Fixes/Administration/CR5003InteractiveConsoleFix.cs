using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.Administration;

/// <summary>Waits for the signal to stop instead of for a key, where a host was started before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR5003InteractiveConsoleFix))]
public sealed class CR5003InteractiveConsoleFix : FixProvider
{
    private const string HostExtensions = "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions";
    private const string WebHostExtensions = "Microsoft.AspNetCore.Hosting.WebHostExtensions";

    private static readonly (string Type, string Extensions)[] Hosts =
    [
        ("Microsoft.Extensions.Hosting.IHost", HostExtensions),
        ("Microsoft.AspNetCore.Hosting.IWebHost", WebHostExtensions),
    ];

    /// <inheritdoc />
    protected override string RuleId => "CR5003";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: InvocationExpressionSyntax } statement
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || StartedHost(statement, model) is not var (host, extensions))
        {
            return ImmutableArray<Fix>.Empty;
        }

        var names = new NamesInScope(model, statement.SpanStart);
        bool isAsync = statement.Parent is GlobalStatementSyntax
            || statement.Ancestors().FirstOrDefault(ancestor => ancestor is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) is { } function
            && Functions.ModifiersOf(function).Any(SyntaxKind.AsyncKeyword);
        if (model.GetTypeInfo(host).Type is not { } type || !names.CanCall(type, extensions, "WaitForShutdownAsync"))
            return ImmutableArray<Fix>.Empty;

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Statements.Replace(editor, statement, [isAsync ? $"await {host}.WaitForShutdownAsync();" : $"{host}.WaitForShutdown();"]);
        foreach (string @namespace in names.MissingNamespaces)
            UsingDirectives.Ensure(editor, model, statement.SpanStart, @namespace);

        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("wait-for-shutdown", "Wait for the signal to stop", changed));
    }

    /// <summary>The host on which a statement before this one, in the same list, calls <c>Start</c> or <c>StartAsync</c>.</summary>
    private static (ExpressionSyntax Host, string Extensions)? StartedHost(StatementSyntax statement, SemanticModel model)
    {
        SyntaxNode? list = statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
        foreach (StatementSyntax earlier in Statements.Of(list).TakeWhile(sibling => sibling != statement).Reverse())
        {
            ExpressionSyntax? expression = (earlier as ExpressionStatementSyntax)?.Expression;
            if ((expression is AwaitExpressionSyntax awaited ? awaited.Expression : expression) is not InvocationExpressionSyntax call
                || Invocations.NameOf(call) is not ("Start" or "StartAsync")
                || Invocations.ReceiverOf(call) is not IdentifierNameSyntax host)
            {
                continue;
            }

            foreach ((string type, string extensions) in Hosts)
            {
                if (KnownTypes.Is(model.GetTypeInfo(host).Type, type))
                    return (host, extensions);
            }
        }

        return null;
    }
}
