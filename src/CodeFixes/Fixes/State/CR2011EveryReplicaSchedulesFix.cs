using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Hosting;
using CloudReady.CodeFixes.Engine.Stores;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Lets configuration switch the schedule off where the replicas run, on by default: the one who runs it then is to be decided.
/// Only where the service is registered once, by a statement of its own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2011EveryReplicaSchedulesFix))]
public sealed class CR2011EveryReplicaSchedulesFix : FixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR2011";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || KnownTypes.Find(compilation, HostingTypes.ConfigurationNamespace + ".ConfigurationBinder") is null
            || (ScheduleAt(node, compilation) ?? RegistrationOf(node, compilation)) is not var (statement, configuration, name)
            || document.Project.Solution.GetDocument(statement.SyntaxTree) is not { } changing)
        {
            return ImmutableArray<Fix>.Empty;
        }

        var key = await ConfigurationKey.UnusedAsync(document.Project, "Schedules:" + name, cancellationToken).ConfigureAwait(false);
        DocumentEditor editor = await DocumentEditor.CreateAsync(changing, cancellationToken).ConfigureAwait(false);
        Statements.Replace(editor, statement,
        [
            $"// TODO CR2011: let a Kubernetes CronJob do the work of {name}, and set {key.Path} to false in the Deployment.\n"
            + $"if ({configuration}.GetValue(\"{key.Path}\", true))\n{{\n\t{CodeLayout.CodeOf(statement).Replace("\n", "\n\t")}\n}}",
        ]);
        UsingDirectives.Ensure(editor, compilation.GetSemanticModel(statement.SyntaxTree), statement.SpanStart, HostingTypes.ConfigurationNamespace);
        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(changing, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("switch", $"Let {key.Path} switch the schedule off (leaves a TODO)", changed));
    }

    /// <summary><c>JobManager.Initialize(registry);</c></summary>
    private static (StatementSyntax Statement, string Configuration, string Name)? ScheduleAt(SyntaxNode node, Compilation compilation) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && CallLocation.NameOf(call) == "Initialize"
        && StatementOf(call) is { } statement
        && ConfigurationInScope.Find(compilation.GetSemanticModel(call.SyntaxTree), call.SpanStart) is { } configuration
            ? (statement, configuration, "Jobs")
            : null;

    /// <summary>The one <c>services.AddHostedService&lt;T&gt;();</c> of the class around.</summary>
    private static (StatementSyntax Statement, string Configuration, string Name)? RegistrationOf(SyntaxNode node, Compilation compilation)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type || compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type) is not { } service)
            return null;

        (StatementSyntax, string, string)? found = null;
        foreach (SimpleNameSyntax name in Invocations.NamesIn(compilation, "AddHostedService"))
        {
            SemanticModel model = compilation.GetSemanticModel(name.SyntaxTree);
            if (name is not GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments }
                || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(arguments[0]).Symbol, service))
            {
                continue;
            }

            if (found is not null
                || name.Parent is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax, Parent: InvocationExpressionSyntax call }
                || StatementOf(call) is not { } statement
                || ServicePlace.Of(call, model, isReplacing: true) is not { } place)
            {
                return null;
            }

            found = (statement, place.Configuration, service.Name);
        }

        return found;
    }

    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement && !statement.DescendantTrivia().Any(trivia => trivia.IsDirective) ? statement : null;
}
