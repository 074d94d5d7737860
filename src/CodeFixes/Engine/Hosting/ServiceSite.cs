using CloudReady.Analyzers.Engine;
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
    private readonly InsertionPoint _point;
    private readonly ExpressionSyntax? _unnamedBuilder;
    private readonly bool _isBuilt;

    private ServiceSite(InsertionPoint point, string services, string? configuration, ExpressionSyntax? unnamedBuilder = null, bool isBuilt = false)
    {
        _point = point;
        Services = services;
        Configuration = configuration;
        _unnamedBuilder = unnamedBuilder;
        _isBuilt = isBuilt;
    }

    public SyntaxTree Tree => _point.Tree;

    /// <summary>Where names of new statements are looked up.</summary>
    public int Position => _point.Position;

    /// <summary>The expression for the <c>IServiceCollection</c>: <c>builder.Services</c>, <c>services</c>.</summary>
    public string Services { get; }

    /// <summary>
    /// The expression for the <c>IConfiguration</c>: <c>builder.Configuration</c>, <c>Configuration</c>,
    /// <c>context.Configuration</c>; null where none is in scope.
    /// </summary>
    public string? Configuration { get; }

    /// <summary>The place where the application that is put together around <paramref name="near"/> registers services; null where it is not found.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="near">A node of the code that sets up the pipeline: <c>app.Run()</c>, <c>Configure</c>, <c>UseEndpoints</c>.</param>
    public static ServiceSite? Find(Compilation compilation, SyntaxNode near) =>
        FromStartup(compilation, near) ?? FromBuilder(compilation, near) ?? FromHostBuilder(compilation, near);

    /// <summary>Adds the statements; their lines are parted by <c>\n</c> and indented by tabs.</summary>
    public void Insert(SyntaxEditor editor, params string[] statements)
    {
        if (_unnamedBuilder is null)
        {
            _point.Insert(editor, statements);
            return;
        }

        // WebApplication.Create(args) is WebApplication.CreateBuilder(args).Build(): the builder gets a name.
        string builder = Services.Substring(0, Services.LastIndexOf('.'));
        string created = _unnamedBuilder.WithoutTrivia().ToString();
        if (_isBuilt)
            created = created.Replace(".Create(", ".CreateBuilder(");
        _point.Insert(editor, [$"var {builder} = {created};", .. statements]);
        editor.ReplaceNode(_unnamedBuilder, (current, _) =>
            SyntaxFactory.ParseExpression(_isBuilt ? builder + ".Build()" : builder).WithTriviaFrom(current));
    }

    /// <summary><c>ConfigureServices(IServiceCollection services)</c> of the class that holds the <c>Configure</c> around the node.</summary>
    private static ServiceSite? FromStartup(Compilation compilation, SyntaxNode near)
    {
        if (near.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } configure)
            return null;

        SemanticModel model = compilation.GetSemanticModel(near.SyntaxTree);
        if (DelegateBody.ParameterOf(configure, model, HostingTypes.ApplicationBuilder) is null)
            return null;

        for (INamedTypeSymbol? startup = model.GetDeclaredSymbol(type); startup is not null; startup = startup.BaseType)
        {
            foreach (ISymbol member in startup.GetMembers("ConfigureServices"))
            {
                if (member.DeclaringSyntaxReferences.Length == 1
                    && Within(member.DeclaringSyntaxReferences[0].GetSyntax(), compilation) is { } site)
                {
                    return site;
                }
            }
        }

        return null;
    }

    private static ServiceSite? FromBuilder(Compilation compilation, SyntaxNode near)
    {
        SemanticModel nearModel = compilation.GetSemanticModel(near.SyntaxTree);
        foreach (InvocationExpressionSyntax call in HostingCalls.Named(near.SyntaxTree.GetRoot(), "Create"))
        {
            if (KnownTypes.Is(nearModel.GetSymbolInfo(call).Symbol?.ContainingType, HostingTypes.WebApplication))
                return Naming(call, nearModel, isBuilt: true);
        }

        // var app = builder.ConfigureServices().ConfigurePipeline(): an extension of the program builds, deep inside.
        foreach (InvocationExpressionSyntax build in HostingCalls.On(compilation, near.SyntaxTree, HostingTypes.WebApplicationBuilder, "Build"))
        {
            SemanticModel model = compilation.GetSemanticModel(build.SyntaxTree);
            ExpressionSyntax builder = HostingCalls.ReceiverOf(build);
            if (builder is not IdentifierNameSyntax)
                return builder is InvocationExpressionSyntax ? Naming(builder, model, isBuilt: false) : null;

            if (InsertionPoint.Before(build, model) is { } point)
                return new ServiceSite(point, builder + ".Services", builder + ".Configuration");
        }

        return null;
    }

    private static ServiceSite? Naming(ExpressionSyntax unnamed, SemanticModel model, bool isBuilt)
    {
        // With a chain behind it, app would need a name too.
        if (unnamed.FirstAncestorOrSelf<EqualsValueClauseSyntax>() is null
            || InsertionPoint.Before(unnamed, model, isReplacing: true) is not { } point)
        {
            return null;
        }

        string builder = UniqueName.For(unnamed, "builder");
        return new ServiceSite(point, builder + ".Services", builder + ".Configuration", unnamed, isBuilt);
    }

    /// <summary><c>.ConfigureServices((context, services) => …)</c> on a host builder or web host builder.</summary>
    private static ServiceSite? FromHostBuilder(Compilation compilation, SyntaxNode near)
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
        InsertionPoint.BlockOf(function) is { Statements: { Count: > 1 } statements } && statements.Last() is ReturnStatementSyntax
            ? InsertionPoint.Before(statements[0], model)
            : InsertionPoint.AtEndOf(function, model);
}
