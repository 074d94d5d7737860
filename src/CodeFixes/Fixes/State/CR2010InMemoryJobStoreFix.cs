using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Stores;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Puts the one shared storage or broker whose package is referenced in the place of memory: SQL Server for Hangfire, RabbitMQ
/// for MassTransit. Where there are several, which one it is to be is the user's decision.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2010InMemoryJobStoreFix))]
public sealed class CR2010InMemoryJobStoreFix : FixProvider
{
    /// <summary>Assemblies of Hangfire that are no storage.</summary>
    private static readonly string[] HangfireOthers =
        ["Hangfire.Core", "Hangfire.NetCore", "Hangfire.AspNetCore", "Hangfire.InMemory", "Hangfire.MemoryStorage", "Hangfire.SqlServer", "Hangfire.Console", "Hangfire.Dashboard"];

    private static readonly string[] MassTransitOthers = ["MassTransit", "MassTransit.Abstractions", "MassTransit.RabbitMqTransport", "MassTransit.Newtonsoft"];

    /// <inheritdoc />
    protected override string RuleId => "CR2010";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !ConnectionLocal.CanBeRead(model.Compilation)
            || TargetOf(call, model.Compilation) is not { } target
            || Registration(call, model) is not { } place)
        {
            return ImmutableArray<Fix>.Empty;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        (string connection, IReadOnlyList<string> statements) = ConnectionLocal.In(editor, place, target.Connection);
        string uri = UsingDirectives.NameOf(editor, model, place.Point.Position, KnownTypes.Find(model.Compilation, "System.Uri")!);
        if (target.ArgumentsFor(call, connection, uri) is not { } arguments)
            return ImmutableArray<Fix>.Empty;

        if (statements.Count > 0)
            place.Point.Insert(editor, statements);
        editor.ReplaceNode(call, (current, _) => Invocations.Rename((InvocationExpressionSyntax)current, SyntaxFactory.IdentifierName(target.Method), arguments));

        Solution changed = editor.GetChangedDocument().Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("shared", $"Use {target.Name}, with the connection string '{target.Connection}' from configuration", changed));
    }

    private static Target? TargetOf(InvocationExpressionSyntax call, Compilation compilation) => CallLocation.NameOf(call) switch
    {
        "UseInMemoryStorage" or "UseMemoryStorage" when KnownTypes.Find(compilation, "Hangfire.SqlServerStorageExtensions") is not null
            && AreAlone(compilation, "Hangfire.", HangfireOthers) =>
            new Target("SQL Server", "UseSqlServerStorage", "Hangfire", HangfireArguments),
        "UsingInMemory" when KnownTypes.Find(compilation, "MassTransit.RabbitMqBusFactoryConfiguratorExtensions") is not null
            && AreAlone(compilation, "MassTransit.", MassTransitOthers) =>
            new Target("RabbitMQ", "UsingRabbitMq", "RabbitMq", MassTransitArguments),
        _ => null,
    };

    /// <summary>True where no other assembly of the family is referenced, which may be another storage or transport.</summary>
    private static bool AreAlone(Compilation compilation, string prefix, string[] known) => compilation.ReferencedAssemblyNames
        .All(assembly => !assembly.Name.StartsWith(prefix, StringComparison.Ordinal) || known.Contains(assembly.Name));

    /// <summary>The call on the service collection that holds the call: <c>AddHangfire(…)</c>, <c>AddMassTransit(…)</c>.</summary>
    private static ServicePlace? Registration(InvocationExpressionSyntax call, SemanticModel model) => call.Ancestors()
        .OfType<InvocationExpressionSyntax>()
        .Where(outer => outer.ArgumentList.Span.Contains(call.Span))
        .Select(outer => ServicePlace.Of(outer, model, isReplacing: true))
        .FirstOrDefault(place => place is not null);

    private static ArgumentListSyntax? HangfireArguments(InvocationExpressionSyntax call, string connection, string uri) =>
        call.ArgumentList.Arguments.Count == 0 ? SyntaxFactory.ParseArgumentList($"({connection})") : null;

    private static ArgumentListSyntax? MassTransitArguments(InvocationExpressionSyntax call, string connection, string uri)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (Trivia.HoldsText(call.ArgumentList.DescendantTrivia()))
            return null;
        if (arguments.Count == 0)
            return Lambda("context", "configurator", $"configurator.Host(new {uri}({connection}));", "configurator.ConfigureEndpoints(context);");

        if (arguments.Count != 1
            || arguments[0].Expression is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 2 } parameters } lambda
            || parameters[1].Identifier.ValueText == "_")
        {
            return null;
        }

        string bus = parameters[1].Identifier.Text;
        string host = $"{bus}.Host(new {uri}({connection}));";
        if (lambda.ExpressionBody is { } body)
            return Lambda(parameters[0].Identifier.Text, bus, host, body + ";");

        BlockSyntax block = lambda.Block!;
        if (block.Statements.Count == 0 || !CodeLayout.StartsLine(block.Statements[0]))
            return null;

        SyntaxTriviaList indentation = Trivia.IndentationOf(block.Statements[0].GetLeadingTrivia());
        var layout = CodeLayout.Of(call.SyntaxTree);
        StatementSyntax first = SyntaxFactory.ParseStatement(host).WithLeadingTrivia(indentation).WithTrailingTrivia(layout.LineBreak());
        return call.ArgumentList.ReplaceNode(block, block.WithStatements(block.Statements.Insert(0, first)));
    }

    private static ArgumentListSyntax Lambda(string context, string bus, params string[] statements) =>
        SyntaxFactory.ParseArgumentList($"(({context}, {bus}) => {{ {string.Join(" ", statements)} }})");

    private sealed class Target(string name, string method, string connection, Func<InvocationExpressionSyntax, string, string, ArgumentListSyntax?> argumentsFor)
    {
        public string Name { get; } = name;

        public string Method { get; } = method;

        public string Connection { get; } = connection;

        public ArgumentListSyntax? ArgumentsFor(InvocationExpressionSyntax call, string local, string uri) => argumentsFor(call, local, uri);
    }
}
