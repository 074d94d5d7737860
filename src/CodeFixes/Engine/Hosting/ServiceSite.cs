using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>
/// Where an application registers its services, and what the service collection and the configuration are called there:
/// in front of <c>builder.Build()</c>, in <c>Startup.ConfigureServices</c>, in the lambda of <c>ConfigureServices</c>.
/// </summary>
internal sealed class ServiceSite
{
    private const string Services = "services";

    private readonly Action<SyntaxEditor, IReadOnlyList<string>> _insert;

    private ServiceSite(SyntaxTree tree, int position, string collection, string? configuration, Action<SyntaxEditor, IReadOnlyList<string>> insert)
    {
        Tree = tree;
        Position = position;
        Collection = collection;
        Configuration = configuration;
        _insert = insert;
    }

    private ServiceSite(InsertionPoint point, string collection, string? configuration)
        : this(point.Tree, point.Position, collection, configuration, point.Insert)
    {
    }

    public SyntaxTree Tree { get; }

    /// <summary>Where names of new statements are looked up.</summary>
    public int Position { get; }

    /// <summary>The expression for the <c>IServiceCollection</c>: <c>builder.Services</c>, <c>services</c>.</summary>
    public string Collection { get; }

    /// <summary>
    /// The expression for the <c>IConfiguration</c>: <c>builder.Configuration</c>, <c>Configuration</c>,
    /// <c>context.Configuration</c>; null where none is in scope.
    /// </summary>
    public string? Configuration { get; }

    /// <summary>
    /// The place where the application that is put together around <paramref name="near"/> registers services; null where
    /// none is certain.
    /// </summary>
    /// <param name="compilation">The program.</param>
    /// <param name="near">A node of the code that sets up the pipeline: <c>app.Run()</c>, <c>Configure</c>, <c>UseEndpoints</c>.</param>
    public static ServiceSite? Find(Compilation compilation, SyntaxNode near)
    {
        SemanticModel model = compilation.GetSemanticModel(near.SyntaxTree);
        return ConfigureAround(near, model) is { } configure
            ? InStartup(configure, model)
            : BeforeBuild(near, model) ?? InConfigureServices(near, compilation) ?? InChain(near, model);
    }

    /// <summary>Adds the statements; their lines are parted by <c>\n</c> and indented by tabs.</summary>
    public void Insert(SyntaxEditor editor, params string[] statements) => _insert(editor, statements);

    private static MethodDeclarationSyntax? ConfigureAround(SyntaxNode near, SemanticModel model) =>
        near.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "Configure", Parent: ClassDeclarationSyntax } configure
        && DelegateBody.ParameterOf(configure, model, HostingTypes.ApplicationBuilder) is not null
            ? configure
            : null;

    /// <summary><c>ConfigureServices(IServiceCollection services)</c> beside <c>Configure</c>; a new one where there is none.</summary>
    private static ServiceSite? InStartup(MethodDeclarationSyntax configure, SemanticModel model)
    {
        bool isDeclared = false;
        for (INamedTypeSymbol? startup = model.GetDeclaredSymbol(configure)?.ContainingType; startup is not null; startup = startup.BaseType)
        {
            foreach (ISymbol member in startup.GetMembers("ConfigureServices"))
            {
                isDeclared = true;
                if (member.DeclaringSyntaxReferences.Length == 1
                    && Within(member.DeclaringSyntaxReferences[0].GetSyntax(), model.Compilation) is { } site)
                {
                    return site;
                }
            }
        }

        return isDeclared ? null : new ServiceSite(
            configure.SyntaxTree,
            configure.SpanStart,
            Services,
            ConfigurationInScope.Find(model, configure.SpanStart),
            (editor, statements) => AddConfigureServices(editor, model, configure, statements));
    }

    private static void AddConfigureServices(SyntaxEditor editor, SemanticModel model, MethodDeclarationSyntax configure, IReadOnlyList<string> statements)
    {
        var layout = CodeLayout.Of(configure.SyntaxTree);
        string indentation = CodeLayout.IndentationAt(configure.SyntaxTree, configure.SpanStart);
        INamedTypeSymbol collection = KnownTypes.Find(model.Compilation, HostingTypes.ServiceCollection)!;
        string type = UsingDirectives.NameOf(editor, model, configure.SpanStart, collection);
        string method = $"public void ConfigureServices({type} {Services})\n{{\n\t{string.Join("\n\t", statements.Select(statement => statement.Replace("\n", "\n\t")))}\n}}";
        MemberDeclarationSyntax added = SyntaxFactory.ParseMemberDeclaration(layout.Lay(method, indentation))!
            .WithTrailingTrivia(layout.LineBreak(), layout.LineBreak());

        editor.TrackNode(configure);
        editor.ReplaceNode(configure.Parent!, (parent, _) =>
        {
            SyntaxNode current = parent.GetCurrentNode(configure)!;
            SyntaxTriviaList leading = current.GetLeadingTrivia();
            int division = Math.Max(Trivia.EndOfClosedDirectives(leading), Trivia.BlankLines(leading));
            return parent.ReplaceNode(current, new[]
            {
                added.WithLeadingTrivia(leading.Take(division).Append(SyntaxFactory.Whitespace(indentation))),
                current.WithLeadingTrivia(leading.Skip(division)),
            });
        });
    }

    private static ServiceSite? BeforeBuild(SyntaxNode near, SemanticModel model)
    {
        if (Invocations.Named(near.SyntaxTree.GetRoot(), "Create").FirstOrDefault(call => CreatesApplication(call, model)) is { } create)
            return Naming(create, model, isBuilt: true);

        // The builder may be handed to an extension that builds: var app = builder.ConfigureServices().
        foreach (InvocationExpressionSyntax build in HostingCalls.On(model.Compilation, near.SyntaxTree, HostingTypes.WebApplicationBuilder, "Build"))
        {
            SemanticModel buildModel = model.Compilation.GetSemanticModel(build.SyntaxTree);
            ExpressionSyntax builder = Invocations.ReceiverOf(build);
            if (builder is InvocationExpressionSyntax)
                return Naming(builder, buildModel, isBuilt: false);
            if (builder is IdentifierNameSyntax && InsertionPoint.Before(build, buildModel) is { } point)
                return new ServiceSite(point, builder + ".Services", builder + ".Configuration");
        }

        return null;
    }

    private static bool CreatesApplication(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsStatic: true } method && KnownTypes.Is(method.ContainingType, HostingTypes.WebApplication);

    /// <summary>
    /// Gives a builder a name: <c>var app = WebApplication.Create(args)</c> is
    /// <c>WebApplication.CreateBuilder(args).Build()</c>.
    /// </summary>
    private static ServiceSite? Naming(ExpressionSyntax unnamed, SemanticModel model, bool isBuilt)
    {
        // With a chain behind it, the application would need a name too.
        if (unnamed.FirstAncestorOrSelf<EqualsValueClauseSyntax>() is null
            || InsertionPoint.Before(unnamed, model, isReplacing: true) is not { } point)
        {
            return null;
        }

        string builder = UniqueName.For(unnamed, "builder");
        string created = isBuilt && unnamed is InvocationExpressionSyntax create
            ? $"{Invocations.ReceiverOf(create)}.CreateBuilder{CodeLayout.CodeOf(create.ArgumentList)}"
            : CodeLayout.CodeOf(unnamed);
        return new ServiceSite(point.Tree, point.Position, builder + ".Services", builder + ".Configuration", (editor, statements) =>
        {
            point.Insert(editor, [$"var {builder} = {created};", .. statements]);
            editor.ReplaceNode(unnamed, (current, _) => SyntaxFactory.ParseExpression(isBuilt ? builder + ".Build()" : builder).WithTriviaFrom(current));
        });
    }

    /// <summary><c>.ConfigureServices((context, services) => …)</c> on a host builder or web host builder.</summary>
    private static ServiceSite? InConfigureServices(SyntaxNode near, Compilation compilation)
    {
        IEnumerable<InvocationExpressionSyntax> calls = HostingCalls
            .On(compilation, near.SyntaxTree, HostingTypes.WebHostBuilder, "ConfigureServices")
            .Concat(HostingCalls.On(compilation, near.SyntaxTree, HostingTypes.HostBuilder, "ConfigureServices"));
        foreach (InvocationExpressionSyntax call in calls)
        {
            if (call.ArgumentList.Arguments.Count == 1
                && DelegateBody.Of(call.ArgumentList.Arguments[0].Expression, compilation.GetSemanticModel(call.SyntaxTree)) is { } function
                && Within(function, compilation) is { } site)
            {
                return site;
            }
        }

        return null;
    }

    /// <summary>A <c>ConfigureServices</c> in front of <c>web.Configure(app => …)</c>.</summary>
    private static ServiceSite? InChain(SyntaxNode near, SemanticModel model)
    {
        InvocationExpressionSyntax? configure = near.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Configure" }
            && KnownTypes.Is(model.GetTypeInfo(Invocations.ReceiverOf(call)).Type, HostingTypes.WebHostBuilder));
        if (configure is null)
            return null;

        var access = (MemberAccessExpressionSyntax)configure.Expression;
        return new ServiceSite(configure.SyntaxTree, configure.SpanStart, Services, null, (editor, statements) =>
        {
            string body = statements.Count == 1 && !statements[0].Contains('\n')
                ? statements[0].TrimEnd(';')
                : $"{{ {string.Join(" ", statements)} }}";
            var call = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"web.ConfigureServices({Services} => {body})");
            editor.ReplaceNode(access.Expression, (current, _) => call
                .WithExpression(SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    (ExpressionSyntax)current,
                    access.OperatorToken,
                    ((MemberAccessExpressionSyntax)call.Expression).Name))
                .WithTrailingTrivia(current.GetTrailingTrivia()));
        });
    }

    private static ServiceSite? Within(SyntaxNode function, Compilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(function.SyntaxTree);
        return DelegateBody.ParameterOf(function, model, HostingTypes.ServiceCollection) is { } services
            && PointIn(function, model) is { } point
                ? new ServiceSite(point, services, ConfigurationInScope.Find(model, point.Position))
                : null;
    }

    /// <summary>What a body returns may have read the services before its end: then they go to its start.</summary>
    private static InsertionPoint? PointIn(SyntaxNode function, SemanticModel model) =>
        Functions.BlockOf(function) is { Statements: { Count: > 1 } statements } && statements.Last() is ReturnStatementSyntax
            ? InsertionPoint.Before(statements[0], model)
            : InsertionPoint.AtEndOf(function, model);
}
