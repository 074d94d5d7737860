using CloudReady.Analyzers.Engine;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>
/// Where an application maps its endpoints: in front of <c>app.Run()</c>, or in <c>UseEndpoints</c>; where it maps none,
/// where its pipeline begins.
/// </summary>
internal sealed class EndpointSite
{
    private static readonly string[] Outermost =
    [
        "UseDeveloperExceptionPage", "UseDatabaseErrorPage", "UseMigrationsEndPoint", "UseExceptionHandler", "UseHsts",
        "UseForwardedHeaders", "UsePathBase", "UseHttpLogging", "UseSerilogRequestLogging",
    ];

    private readonly InsertionPoint _point;
    private readonly ExpressionSyntax? _unnamedApplication;

    private EndpointSite(InsertionPoint point, SyntaxNode node, string builder, bool mapsRoutes, ExpressionSyntax? unnamedApplication = null)
    {
        _point = point;
        Node = node;
        Builder = builder;
        MapsRoutes = mapsRoutes;
        _unnamedApplication = unnamedApplication;
    }

    public SyntaxTree Tree => _point.Tree;

    /// <summary>Where names of new statements are looked up.</summary>
    public int Position => _point.Position;

    /// <summary>The call or method that the site was found by.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The expression to map on: <c>app</c>, <c>endpoints</c>.</summary>
    public string Builder { get; }

    /// <summary>
    /// True where <see cref="Builder"/> is an <c>IEndpointRouteBuilder</c>; false where it is an <c>IApplicationBuilder</c>
    /// in front of the middleware that answers or guards.
    /// </summary>
    public bool MapsRoutes { get; }

    /// <summary>The first place of the program that puts a pipeline together; null where there is none, or no certain one.</summary>
    public static EndpointSite? Find(Compilation compilation)
    {
        IEnumerable<SyntaxNode> candidates = HostingCalls.On(compilation, null, HostingTypes.WebApplication, "Run", "RunAsync")
            .Concat(HostingCalls.On(compilation, null, HostingTypes.ApplicationBuilder, "UseEndpoints"))
            .Concat<SyntaxNode>(HostingCalls.Methods(compilation, null, "Configure", HostingTypes.ApplicationBuilder))
            .Concat(HostingCalls.On(compilation, null, HostingTypes.WebHostBuilder, "Configure"));
        return candidates
            .Select(candidate => At(candidate, compilation.GetSemanticModel(candidate.SyntaxTree)))
            .FirstOrDefault(site => site is not null);
    }

    /// <summary>
    /// The site at <c>app.Run()</c>, <c>UseEndpoints(…)</c>, <c>webHost.Configure(…)</c> or the method <c>Configure</c>; the
    /// node may be a part of the call.
    /// </summary>
    public static EndpointSite? At(SyntaxNode node, SemanticModel model)
    {
        if (node is MethodDeclarationSyntax configure)
            return InPipeline(configure, configure, model);

        InvocationExpressionSyntax? call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call?.Expression is not MemberAccessExpressionSyntax)
            return null;

        return Invocations.NameOf(call) switch
        {
            "Run" or "RunAsync" => BeforeRun(call, model),
            "UseEndpoints" => InUseEndpoints(call, call, model),
            "Configure" => call.ArgumentList.Arguments.Count > 0
                && DelegateBody.Of(call.ArgumentList.Arguments[0].Expression, model) is { } function
                    ? InPipeline(function, call, model.Compilation.GetSemanticModel(function.SyntaxTree))
                    : null,
            _ => null,
        };
    }

    /// <summary>
    /// The site in front of a middleware of the same pipeline, which then sees nothing of what is mapped there; null where the
    /// middleware stands elsewhere.
    /// </summary>
    public EndpointSite? InFrontOf(InvocationExpressionSyntax middleware, SemanticModel model)
    {
        SyntaxNode? function = middleware.Ancestors().FirstOrDefault(Functions.IsOne) ?? middleware.SyntaxTree.GetRoot();
        if (!Node.AncestorsAndSelf().Contains(function))
            return null;

        StatementSyntax statement = middleware.Ancestors().TakeWhile(node => node != function).OfType<StatementSyntax>()
            .Last(candidate => candidate.Parent is GlobalStatementSyntax || candidate.Parent is BlockSyntax && candidate != Functions.BlockOf(function));
        return Create(InsertionPoint.Before(statement, model), Node, RootOf(middleware), mapsRoutes: false);
    }

    /// <summary>True where requests are routed before they reach the middleware: endpoints may answer in front of it.</summary>
    public bool RoutesBefore(InvocationExpressionSyntax middleware, SemanticModel model) =>
        MapsRoutes
        && middleware.SyntaxTree == Tree
        && (Invocations.Named(Tree.GetRoot(), "UseRouting").FirstOrDefault() is { } routing
            ? routing.Span.End < middleware.Span.End
            : KnownTypes.Is(model.GetTypeInfo(Invocations.ReceiverOf(middleware)).Type, HostingTypes.WebApplication));

    /// <summary>Adds the statements; their lines are parted by <c>\n</c> and indented by tabs.</summary>
    public void Insert(SyntaxEditor editor, params string[] statements)
    {
        if (_unnamedApplication is null)
        {
            _point.Insert(editor, statements);
            return;
        }

        _point.Insert(editor, [$"var {Builder} = {CodeLayout.CodeOf(_unnamedApplication)};", .. statements]);
        editor.ReplaceNode(_unnamedApplication, (current, _) => SyntaxFactory.IdentifierName(Builder).WithTriviaFrom(current));
    }

    private static EndpointSite? BeforeRun(InvocationExpressionSyntax run, SemanticModel model)
    {
        ExpressionSyntax application = Invocations.ReceiverOf(run);
        if (!KnownTypes.Is(model.GetTypeInfo(application).Type, HostingTypes.WebApplication))
            return null;

        if (application is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            return IsShadowed(run, application, model)
                ? Create(InsertionPoint.Before((SyntaxNode?)FirstMiddleware(StatementsAround(run), application.ToString()) ?? run, model), run, application.ToString(), mapsRoutes: false)
                : Create(InsertionPoint.Before(run, model), run, application.ToString(), mapsRoutes: true);
        }

        return run.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax }
            && application is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: "Build" } }
            && InsertionPoint.Before(run, model) is { } point
                ? new EndpointSite(point, run, UniqueName.For(run, "app"), mapsRoutes: true, application)
                : null;
    }

    /// <summary>True where <c>app.Run(context => …)</c> answers every request in front of the endpoints.</summary>
    private static bool IsShadowed(InvocationExpressionSyntax run, ExpressionSyntax application, SemanticModel model) =>
        StatementsAround(run).OfType<ExpressionStatementSyntax>().Any(statement =>
            statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" } access } call
            && call != run
            && access.Expression.IsEquivalentTo(application)
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "RunExtensions" });

    private static IEnumerable<StatementSyntax> StatementsAround(SyntaxNode node)
    {
        SyntaxNode? list = node.FirstAncestorOrSelf<StatementSyntax>()?.Parent;
        return Statements.Of(list is GlobalStatementSyntax ? list.Parent : list);
    }

    private static EndpointSite? InPipeline(SyntaxNode configure, SyntaxNode node, SemanticModel model)
    {
        if (Invocations.Named(configure, "UseEndpoints").FirstOrDefault() is { } useEndpoints)
            return InUseEndpoints(useEndpoints, node, model);

        if (DelegateBody.ParameterOf(configure, model, HostingTypes.ApplicationBuilder) is not { } application)
            return null;

        InsertionPoint? point = Functions.BlockOf(configure) is not { } block
            ? InsertionPoint.Before(ExpressionOf(configure), model)
            : FirstMiddleware(block.Statements, application) is { } first
                ? InsertionPoint.Before(first, model)
                : InsertionPoint.AtEndOf(configure, model);
        return Create(point, node, application, mapsRoutes: false);
    }

    private static SyntaxNode ExpressionOf(SyntaxNode configure) => configure switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
        LambdaExpressionSyntax { ExpressionBody: { } expression } => expression,
        _ => configure,
    };

    /// <summary>The first statement that adds middleware, other than what stands around all others.</summary>
    private static StatementSyntax? FirstMiddleware(IEnumerable<StatementSyntax> statements, string application) =>
        statements.FirstOrDefault(statement =>
            statement is ExpressionStatementSyntax or IfStatementSyntax
            && Invocations.In(statement).Any(call => RootOf(call) == application && !Outermost.Contains(Invocations.NameOf(call))));

    private static string RootOf(InvocationExpressionSyntax call)
    {
        ExpressionSyntax current = Invocations.ReceiverOf(call);
        while (current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            current = access.Expression;
        return current.ToString();
    }

    private static EndpointSite? InUseEndpoints(InvocationExpressionSyntax useEndpoints, SyntaxNode node, SemanticModel model)
    {
        if (useEndpoints.ArgumentList.Arguments.Count != 1
            || DelegateBody.Of(useEndpoints.ArgumentList.Arguments[0].Expression, model) is not { } function)
        {
            return null;
        }

        SemanticModel functionModel = model.Compilation.GetSemanticModel(function.SyntaxTree);
        return DelegateBody.ParameterOf(function, functionModel, HostingTypes.EndpointRouteBuilder) is { } endpoints
            ? Create(InsertionPoint.AtEndOf(function, functionModel), node, endpoints, mapsRoutes: true)
            : null;
    }

    private static EndpointSite? Create(InsertionPoint? point, SyntaxNode node, string builder, bool mapsRoutes) =>
        point is null ? null : new EndpointSite(point, node, builder, mapsRoutes);
}
