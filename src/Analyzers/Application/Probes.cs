using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>What a platform could ask in applications that are not on ASP.NET Core: workers, and System.Web.</summary>
internal sealed class Probes
{
    /// <summary>
    /// What answers on a port, publishes health, or says that the program is no worker of a cluster. Health checks that are
    /// only registered are no sign: nobody can ask for them.
    /// </summary>
    private static readonly ImmutableArray<string> WorkerSigns = ImmutableArray.Create(
        "TcpListener", "HttpListener", "Socket", "IHealthCheckPublisher", "HealthCheckService", "IServer", "KestrelMetricServer", "MetricServer",
        "UseOrleans", "UseWindowsService", "AddWindowsService", "StopApplication");

    public static readonly ImmutableArray<string> Names = WorkerSigns.Add("HttpApplication").Add("Run").Add("RunAsync");

    private readonly ApplicationModel _application;
    private readonly Lazy<InvocationExpressionSyntax?> _workerAnchor;
    private readonly Lazy<ClassDeclarationSyntax?> _frameworkAnchor;

    public Probes(ApplicationModel application)
    {
        _application = application;
        _workerAnchor = new(FindWorkerAnchor);
        _frameworkAnchor = new(FindFrameworkAnchor);
    }

    /// <summary>The call that runs the host of a worker; null where it is not in this compilation.</summary>
    public InvocationExpressionSyntax? WorkerAnchor => _workerAnchor.Value;

    /// <summary>The class of the application on System.Web, or the startup class of Katana.</summary>
    public ClassDeclarationSyntax? FrameworkAnchor => _frameworkAnchor.Value;

    /// <summary>True where a worker may answer a probe, ends by itself, or is a service of Windows.</summary>
    public bool MayBeAnsweredByWorker
    {
        get
        {
            foreach (string sign in WorkerSigns)
            {
                if (_application.UsesOf(sign).Count > 0)
                    return true;
            }

            return _application.HealthChecks.MayBeRegisteredElsewhere() || _application.Health.MayExist;
        }
    }

    /// <summary>True where a page, a handler, or a handler in <c>web.config</c> is named after health.</summary>
    public bool MayBeAnsweredByFramework => HasHealthClass() || HandlesHealthPath(_application.Artifacts);

    /// <summary>A page or a handler: an enumeration <c>Status</c> answers nothing.</summary>
    private bool HasHealthClass()
    {
        foreach (ISymbol symbol in _application.Compilation.GetSymbolsWithName(static name => HealthWords.AreIn(name) || HealthWords.AreInRoute(name), SymbolFilter.Type))
        {
            if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType: { } parent } type
                && (parent.TypeKind == TypeKind.Error || KnownTypes.Is(type, "System.Web.IHttpHandler") || KnownTypes.Is(type, "System.Web.IHttpModule")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HandlesHealthPath(ArtifactSet artifacts)
    {
        foreach ((_, XmlArtifact document) in artifacts.XmlConfigs)
        {
            if (document.Root is not { } root)
                continue;

            foreach (XmlElement element in root.Descendants)
            {
                if (element.LocalName == "add" && element.FindAttribute("path") is { } path && HealthWords.AreInRoute(path.Value))
                    return true;
            }
        }

        return false;
    }

    private InvocationExpressionSyntax? FindWorkerAnchor()
    {
        foreach (string name in (ReadOnlySpan<string>)["Run", "RunAsync"])
        {
            foreach (SimpleNameSyntax use in _application.UsesOf(name))
            {
                if (use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax run }
                    && _application.Bind(use) is IMethodSymbol { ContainingType.Name: "HostingAbstractionsHostExtensions" })
                {
                    return run;
                }
            }
        }

        return null;
    }

    private ClassDeclarationSyntax? FindFrameworkAnchor()
    {
        foreach (SimpleNameSyntax use in _application.UsesOf("HttpApplication"))
        {
            if (use.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is ClassDeclarationSyntax application)
                return application;
        }

        foreach (SimpleNameSyntax use in _application.UsesOf("IAppBuilder"))
        {
            if (use.FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent is MethodDeclarationSyntax { Identifier.ValueText: "Configuration", Parent: ClassDeclarationSyntax startup })
                return startup;
        }

        return null;
    }
}
