using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>What a platform could ask in applications that are not on ASP.NET Core: workers, and System.Web.</summary>
internal sealed class Probes
{
    /// <summary>What answers on a port, publishes health, or says that the program is no worker of a cluster.</summary>
    private static readonly ImmutableArray<string> WorkerSigns = ImmutableArray.Create(
        "TcpListener", "HttpListener", "Socket", "IHealthCheckPublisher", "HealthCheckService", "IServer",
        "UseWindowsService", "AddWindowsService", "StopApplication");

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

    /// <summary>The class of the application on System.Web.</summary>
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

            return _application.UsesOf("AddHealthChecks").Count > 0
                || _application.HealthChecks.MayBeRegisteredElsewhere()
                || _application.Health.MayExist;
        }
    }

    /// <summary>True where a page, a handler, or a handler in <c>web.config</c> is named after health.</summary>
    public bool MayBeAnsweredByFramework =>
        _application.Compilation.ContainsSymbolsWithName(static name => HealthEndpoints.IsHealthRoute(name), SymbolFilter.Type)
        || HandlesHealthPath(_application.Artifacts);

    private static bool HandlesHealthPath(ArtifactSet artifacts)
    {
        foreach ((_, XmlArtifact document) in artifacts.XmlConfigs)
        {
            if (document.Root is not { } root)
                continue;

            foreach (XmlElement element in root.Descendants)
            {
                if (element.LocalName == "add" && element.FindAttribute("path") is { } path && HealthEndpoints.IsHealthRoute(path.Value))
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

        return null;
    }
}
