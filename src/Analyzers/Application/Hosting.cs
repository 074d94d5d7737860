using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>How a program is hosted.</summary>
internal enum HostingShape
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary><c>WebApplication</c>: the program is the pipeline.</summary>
    Minimal,

    /// <summary>The generic host with a startup class.</summary>
    Startup,

    /// <summary>The generic host with <c>web.Configure(app => …)</c>.</summary>
    GenericHost,

    /// <summary><c>WebHost</c> or <c>WebHostBuilder</c>, with a startup class or without.</summary>
    WebHost,

    /// <summary>A generic host without HTTP.</summary>
    Worker,

    /// <summary>Azure Functions in a process of their own: the Functions host answers probes.</summary>
    Functions,

    /// <summary>The program of Aspire that starts others while they are developed.</summary>
    AppHost,

    /// <summary>Blazor in the browser.</summary>
    Browser,

    /// <summary><c>HttpApplication</c> of System.Web.</summary>
    SystemWeb,

    /// <summary>Katana: <c>Startup.Configuration(IAppBuilder)</c>.</summary>
    Owin,
}

/// <summary>How the program is hosted, and where it puts its pipeline together.</summary>
internal sealed class Hosting
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "Run", "RunAsync", "Start", "StartAsync", "IApplicationBuilder", "Configure",
        "ConfigureFunctionsWorkerDefaults", "ConfigureFunctionsWebApplication", "FunctionsApplication", "DistributedApplication",
        "IAppBuilder");

    private const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    private const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";

    private readonly ApplicationModel _application;
    private readonly Lazy<HostingShape> _shape;
    private readonly Lazy<SyntaxNode?> _anchor;
    private readonly Lazy<Pipeline> _pipeline;

    public Hosting(ApplicationModel application)
    {
        _application = application;
        _shape = new(FindShape);
        _anchor = new(FindAnchor);
        _pipeline = new(() => new Pipeline(application, _anchor.Value));
    }

    public HostingShape Shape => _shape.Value;

    /// <summary>
    /// Where a web application puts its pipeline together: <c>app.Run()</c>, <c>UseEndpoints(…)</c> or the <c>Configure</c>
    /// method; null where that is not in this compilation.
    /// </summary>
    public SyntaxNode? Anchor => _anchor.Value;

    /// <summary>The middleware around the anchor, in order.</summary>
    public Pipeline Pipeline => _pipeline.Value;

    /// <summary>True where a file may hold the anchor; needs no other file.</summary>
    public static bool MayHoldAnchor(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            if (SourceFacts.NameOf(use) is "Run" or "RunAsync" or "Start" or "StartAsync" or "UseEndpoints" or "IApplicationBuilder" or "Configure")
                return true;
        }

        return false;
    }

    private HostingShape FindShape()
    {
        if (_application.Kind == ApplicationKind.Browser)
            return HostingShape.Browser;
        if (IsUsed("ConfigureFunctionsWorkerDefaults") || IsUsed("ConfigureFunctionsWebApplication") || IsUsed("FunctionsApplication"))
            return HostingShape.Functions;
        if (IsUsed("DistributedApplication"))
            return HostingShape.AppHost;
        if (_application.Kind == ApplicationKind.FrameworkWeb)
            return IsUsed("HttpApplication") ? HostingShape.SystemWeb : HostingShape.Owin;

        if (IsUsed("WebApplication"))
            return HostingShape.Minimal;
        if (IsUsed("WebHost") || IsUsed("WebHostBuilder"))
            return HostingShape.WebHost;
        if (IsUsed("UseStartup"))
            return HostingShape.Startup;
        if (IsUsed("ConfigureWebHostDefaults") || IsUsed("ConfigureWebHost"))
            return HostingShape.GenericHost;
        return _application.Kind == ApplicationKind.Worker ? HostingShape.Worker : HostingShape.None;
    }

    private bool IsUsed(string name) => _application.UsesOf(name).Count > 0;

    private SyntaxNode? FindAnchor() =>
        (IsUsed("WebApplication") ? FirstWhere(["Run", "RunAsync", "Start", "StartAsync"], WebApplicationRun) : null)
        ?? FirstWhere(["UseEndpoints"], static use => use.Parent?.Parent as InvocationExpressionSyntax)
        ?? FirstWhere(["IApplicationBuilder"], ConfigureMethod)
        ?? FirstWhere(["Configure"], WebHostConfigure);

    private SyntaxNode? FirstWhere(string[] names, Func<SimpleNameSyntax, SyntaxNode?> anchorOf)
    {
        foreach (string name in names)
        {
            foreach (SimpleNameSyntax use in _application.UsesOf(name))
            {
                if (anchorOf(use) is { } anchor)
                    return anchor;
            }
        }

        return null;
    }

    private SyntaxNode? WebApplicationRun(SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax run } access
        && access.Name == use
        && access.Expression is not IdentifierNameSyntax { Identifier.ValueText: "Task" }
        && run.ArgumentList.Arguments.Count <= 1
        && KnownTypes.Is(_application.ModelOf(access).GetTypeInfo(access.Expression).Type, WebApplication)
        && _application.Bind(use) is not IMethodSymbol { ContainingType.Name: "RunExtensions" }
            ? run
            : null;

    private SyntaxNode? ConfigureMethod(SimpleNameSyntax use) =>
        use.Parent is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Identifier.ValueText: "Configure", Modifiers: var modifiers } method }
        && modifiers.Any(SyntaxKind.PublicKeyword)
        && !modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Parent is ClassDeclarationSyntax { Identifier.ValueText: var name }
        && (name.StartsWith("Startup", StringComparison.Ordinal) || IsUsedAsStartup(name))
            ? method
            : null;

    private bool IsUsedAsStartup(string className)
    {
        foreach (SimpleNameSyntax use in _application.UsesOf("UseStartup"))
        {
            if (use is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].ToString() == className)
                return true;
        }

        return false;
    }

    private SyntaxNode? WebHostConfigure(SimpleNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax configure } access
        && access.Name == use
        && KnownTypes.Is(_application.ModelOf(access).GetTypeInfo(access.Expression).Type, WebHostBuilder)
            ? configure
            : null;
}
