using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>Decides what a project is, from its SDK, its output and the host that its code builds.</summary>
internal static class ApplicationKindDetector
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "WebApplication", "WebHost", "ConfigureWebHostDefaults", "ConfigureWebHost", "UseStartup", "WebHostBuilder",
        "Host", "HostBuilder", "CreateApplicationBuilder", "AddHostedService", "HttpApplication", "ServiceBase",
        "Run", "RunAsync", "StartAsync", "RunConsoleAsync", "OwinStartup");

    private static readonly string[] RunningCalls = ["Run", "RunAsync", "RunConsoleAsync", "StartAsync"];

    private static readonly HashSet<string> HostExtensions = new(StringComparer.Ordinal)
    {
        "HostingAbstractionsHostExtensions", "HostingHostBuilderExtensions", "HostingAbstractionsHostBuilderExtensions", "IHost", "Host",
    };

    private static readonly string[] HostTypes =
    [
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Extensions.Hosting.IHostedService", "System.Web.HttpContext",
    ];

    public static ApplicationKind Detect(ApplicationModel application, OptionReader options)
    {
        Compilation compilation = application.Compilation;
        if (options.IsTrue("UsingMicrosoftNETSdkBlazorWebAssembly"))
            return ApplicationKind.Browser;
        if (compilation.Options.OutputKind is OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication
            || options.IsTrue("UseWPF") || options.IsTrue("UseWindowsForms"))
            return ApplicationKind.Desktop;
        if (IsBaseOfAClass(application, "HttpApplication", "System.Web.HttpApplication") || IsCalled(application, "OwinStartup"))
            return ApplicationKind.FrameworkWeb;

        if (compilation.Options.OutputKind != OutputKind.ConsoleApplication)
            return options.IsUsedByService || ReferencesAHost(compilation) ? ApplicationKind.ServiceLibrary : ApplicationKind.Library;

        if (options.IsTrue("UsingMicrosoftNETSdkWeb") || BuildsAWebHost(application))
            return ApplicationKind.Web;
        if (IsBaseOfAClass(application, "ServiceBase", "System.ServiceProcess.ServiceBase"))
            return ApplicationKind.WindowsService;
        return BuildsAHost(application) ? ApplicationKind.Worker : ApplicationKind.ConsoleTool;
    }

    private static bool BuildsAWebHost(ApplicationModel application) =>
        IsCalled(application, "ConfigureWebHostDefaults")
        || IsCalled(application, "UseStartup")
        || IsReceiver(application, "WebApplication")
        || IsReceiver(application, "WebHost")
        || application.UsesOf("WebHostBuilder").Count > 0;

    /// <summary>A host that is only built, for its configuration and services, makes no worker of a command-line tool.</summary>
    private static bool BuildsAHost(ApplicationModel application) =>
        IsCalled(application, "AddHostedService")
        || (IsCalled(application, "CreateApplicationBuilder") || IsReceiver(application, "Host") || application.UsesOf("HostBuilder").Count > 0)
        && RunsAHost(application);

    private static bool RunsAHost(ApplicationModel application)
    {
        foreach (string name in RunningCalls)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (application.Bind(use) is not { } symbol || HostExtensions.Contains(symbol.ContainingType?.Name ?? ""))
                    return true;
            }
        }

        return false;
    }

    private static bool IsCalled(ApplicationModel application, string method) => application.UsesOf(method).Count > 0;

    /// <summary>True for a static call on the type: <c>WebApplication.CreateBuilder(args)</c>.</summary>
    private static bool IsReceiver(ApplicationModel application, string type)
    {
        foreach (SimpleNameSyntax name in application.UsesOf(type))
        {
            if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access
                && (access.Expression == name || access.Name == name && access.Parent is MemberAccessExpressionSyntax)
                && (member.StartsWith("Create", StringComparison.Ordinal) || access.Parent is MemberAccessExpressionSyntax)
                && application.Bind(name) is null or INamedTypeSymbol)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBaseOfAClass(ApplicationModel application, string name, string fullName)
    {
        foreach (SimpleNameSyntax use in application.UsesOf(name))
        {
            SyntaxNode whole = use;
            while (whole.Parent is QualifiedNameSyntax)
                whole = whole.Parent;

            if (whole.Parent is SimpleBaseTypeSyntax
                && (application.Bind(use) is not ITypeSymbol { TypeKind: not TypeKind.Error } type || KnownTypes.Is(type, fullName)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ReferencesAHost(Compilation compilation)
    {
        foreach (string type in HostTypes)
        {
            if (KnownTypes.Find(compilation, type) is not null)
                return true;
        }

        return false;
    }
}
