using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Stores;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Puts the value into the distributed cache too, as JSON. What reads the memory cache still does; to read the other where it
/// has nothing is left to the user. Only for values that JSON keeps, and where a distributed cache is registered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR2005CacheAsStoreFix))]
public sealed class CR2005CacheAsStoreFix : FixProvider
{
    private const string Title = "Put the value into the distributed cache too (leaves a TODO)";
    private const string Todo = "// TODO CR2005: read the value from the distributed cache where the memory cache does not have it, and give it an expiration.";
    private const string DistributedNamespace = "Microsoft.Extensions.Caching.Distributed";
    private const string DistributedCache = DistributedNamespace + ".IDistributedCache";
    private const string Serializer = "System.Text.Json.JsonSerializer";
    private const string Parameter = "distributedCache";

    private static readonly string[] Registrations =
        ["AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddCosmosCache", "AddDistributedPostgresCache", "AddRedisDistributedCache", "AddNCacheDistributedCache", "AddDistributedMemoryCache"];

    /// <inheritdoc />
    protected override string RuleId => "CR2005";

    internal override async Task<ImmutableArray<Fix>> CreateFixesAsync(
        Document document, SyntaxNode node, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement, ArgumentList.Arguments: { Count: 2 } arguments } call
            || !CodeLayout.StartsLine(statement)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { Name: "Set", ReducedFrom: not null, ContainingType.Name: "CacheExtensions" }
            || KnownTypes.Find(model.Compilation, DistributedCache) is null
            || KnownTypes.Find(model.Compilation, Serializer) is null
            || !Invocations.NamesIn(model.Compilation, Registrations).Any()
            || !CanBeWrittenTwice(arguments, model)
            || statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return ImmutableArray<Fix>.Empty;
        }

        string? existing = SymbolsInScope.Variables(model, call.SpanStart).Concat(SymbolsInScope.Members(model, call.SpanStart))
            .FirstOrDefault(symbol => SymbolsInScope.TypeOf(symbol) is { } held && KnownTypes.Is(held, DistributedCache))?.Name;
        var names = new NamesInScope(model, call.SpanStart);
        if (names.TypeName(DistributedCache) is not { } cacheType
            || names.TypeName(Serializer) is not { } serializer
            || !names.CanCall(KnownTypes.Find(model.Compilation, DistributedCache)!, DistributedNamespace + ".DistributedCacheExtensions", "SetString"))
        {
            return ImmutableArray<Fix>.Empty;
        }

        var mark = new SyntaxAnnotation();
        SyntaxNode root = await PrepareAsync(statement, existing ?? Parameter, serializer, arguments, mark, cancellationToken).ConfigureAwait(false);
        if (existing is null && await InjectAsync(root, mark, type, cacheType, document.Project, cancellationToken).ConfigureAwait(false) is { } injected)
            root = injected;
        else if (existing is null)
            return ImmutableArray<Fix>.Empty;

        root = UsingDirectives.Add((CompilationUnitSyntax)root, names.MissingNamespaces, CodeLayout.Of(model.SyntaxTree));
        Solution changed = document.WithSyntaxRoot(root).Project.Solution;
        return await CompileErrors.AreAddedAsync(document, changed, cancellationToken).ConfigureAwait(false)
            ? ImmutableArray<Fix>.Empty
            : ImmutableArray.Create(new Fix("distributed", Title, changed));
    }

    /// <summary>The key and the value are evaluated once more, and the value survives JSON.</summary>
    private static bool CanBeWrittenTwice(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model) =>
        arguments.All(argument => argument.NameColon is null && PureExpression.Is(argument.Expression, model))
        && model.GetTypeInfo(arguments[0].Expression).Type?.SpecialType == SpecialType.System_String
        && model.GetTypeInfo(arguments[1].Expression).Type is { } value
        && JsonValue.IsKept(value);

    /// <summary>The root with the new statement above the old one; the name of the cache in it is marked.</summary>
    private static async Task<SyntaxNode> PrepareAsync(
        ExpressionStatementSyntax statement, string cache, string serializer, SeparatedSyntaxList<ArgumentSyntax> arguments, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        bool isAsync = statement.Ancestors().FirstOrDefault(Functions.IsOne) is { } function && Functions.ModifiersOf(function).Any(SyntaxKind.AsyncKeyword);
        string value = $"{arguments[0].Expression}, {serializer}.Serialize({arguments[1].Expression})";
        string code = isAsync ? $"await {cache}.SetStringAsync({value});" : $"{cache}.SetString({value});";
        StatementSyntax added = SyntaxFactory.ParseStatement(code);
        added = added.ReplaceNode(
            added.DescendantNodes().OfType<IdentifierNameSyntax>().First(),
            SyntaxFactory.IdentifierName(cache).WithAdditionalAnnotations(mark));

        SyntaxNode root = await statement.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxTriviaList leading = statement.GetLeadingTrivia();
        SyntaxTriviaList indentation = Trivia.IndentationOf(leading);
        SyntaxTrivia endOfLine = CodeLayout.Of(statement.SyntaxTree).LineBreak();
        added = added
            .WithLeadingTrivia(leading.AddRange([SyntaxFactory.Comment(Todo), endOfLine, .. indentation]))
            .WithTrailingTrivia(endOfLine);
        return root.ReplaceNode(statement, [added, statement.WithLeadingTrivia(indentation)]);
    }

    private static async Task<SyntaxNode?> InjectAsync(
        SyntaxNode root, SyntaxAnnotation mark, INamedTypeSymbol type, string cacheType, Project project, CancellationToken cancellationToken)
    {
        var place = (ExpressionSyntax)root.GetAnnotatedNodes(mark).Single();
        if (Placement.IsInStaticContext(place))
            return null;

        bool mayAdd = await ServiceClass.IsAsync(type, project, cancellationToken).ConfigureAwait(false);
        return ConstructorInjection.Inject(place, type, cacheType, Parameter, mayAdd, name => SyntaxFactory.IdentifierName(name)) is var (old, changed)
            ? root.ReplaceNode(old, changed)
            : null;
    }
}
