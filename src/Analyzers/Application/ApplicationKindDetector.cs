using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>
/// Decides what a project is, from its SDK, its output and the host that its code builds. The order of the questions is
/// described in <c>docs/architecture.md</c>.
/// </summary>
internal static class ApplicationKindDetector
{
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "WebApplication", "WebHost", "ConfigureWebHostDefaults", "ConfigureWebHost", "UseStartup", "WebHostBuilder",
        "Host", "HostBuilder", "CreateApplicationBuilder", "AddHostedService", "FunctionsApplication", "HttpApplication", "OwinStartup", "WebApp",
        "ServiceBase", "HostFactory", "Form", "Window", "Run", "RunAsync", "Start", "StartAsync", "RunConsoleAsync");

    private static readonly string[] RunningCalls = ["Run", "RunAsync", "RunConsoleAsync", "Start", "StartAsync"];

    private static readonly HashSet<string> HostExtensions = new(StringComparer.Ordinal)
    {
        "HostingAbstractionsHostExtensions", "HostingHostBuilderExtensions", "HostingAbstractionsHostBuilderExtensions", "IHost", "Host",
        "WebApplication", "WebHostExtensions", "IWebHost",
    };

    private static readonly string[] HostTypes =
    [
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Extensions.Hosting.IHostedService",
    ];

    /// <summary>What tools use without a web server.</summary>
    private static readonly HashSet<string> ToolNamespaces = new(StringComparer.Ordinal)
    {
        "System.Web.Script.Serialization", "System.Web.Util", "System.Web.Configuration",
    };

    public static ApplicationKind Detect(ApplicationModel application, OptionReader options)
    {
        if (options.IsTrue("UsingMicrosoftNETSdkBlazorWebAssembly"))
            return ApplicationKind.Browser;
        if (options.IsTrue("UseWPF") || options.IsTrue("UseWindowsForms") || options.IsTrue("UseMaui"))
            return ApplicationKind.Desktop;
        if (application.Compilation.Options.OutputKind == OutputKind.WindowsApplication && HasWindows(application))
            return ApplicationKind.Desktop;
        if (IsBaseOfAClass(application, "HttpApplication", "System.Web.HttpApplication") || StartsOwin(application))
            return ApplicationKind.FrameworkWeb;

        return application.Compilation.Options.OutputKind switch
        {
            OutputKind.ConsoleApplication => KindOfProgram(application, options) ?? ApplicationKind.ConsoleTool,

            // The templates of Windows services say WinExe, and so do services that want no console window.
            OutputKind.WindowsApplication => KindOfProgram(application, options) ?? ApplicationKind.Desktop,
            OutputKind.WindowsRuntimeApplication => ApplicationKind.Desktop,
            _ => KindOfLibrary(application, options),
        };
    }

    /// <summary>The kind of service that a program is; null for none.</summary>
    private static ApplicationKind? KindOfProgram(ApplicationModel application, OptionReader options)
    {
        if (options.IsTrue("UsingMicrosoftNETSdkWeb"))
            return ApplicationKind.Web;

        // 'dotnet tool install' puts it on a developer's machine, whatever it listens to there.
        if (options.IsTrue("PackAsTool"))
            return ApplicationKind.ConsoleTool;
        if (BuildsAWebHost(application))
            return ApplicationKind.Web;
        if (IsBaseOfAClass(application, "ServiceBase", "System.ServiceProcess.ServiceBase") || IsReceiver(application, "HostFactory"))
            return ApplicationKind.WindowsService;
        return options.IsTrue("UsingMicrosoftNETSdkWorker") || BuildsAHost(application) ? ApplicationKind.Worker : null;
    }

    private static ApplicationKind KindOfLibrary(ApplicationModel application, OptionReader options)
    {
        // The program may be an entry point only: what it starts is the application.
        if (options.IsUsedByService && BuildsAWebHost(application) && RunsAHost(application, isCertain: true))
            return ApplicationKind.Web;
        if (options.IsUsedByService || ReferencesAHost(application.Compilation))
            return ApplicationKind.ServiceLibrary;

        return HasWindows(application) ? ApplicationKind.Desktop : ApplicationKind.Library;
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
        || IsReceiver(application, "FunctionsApplication")
        || (IsCalled(application, "CreateApplicationBuilder") || IsReceiver(application, "Host") || application.UsesOf("HostBuilder").Count > 0)
        && RunsAHost(application);

    private static bool RunsAHost(ApplicationModel application, bool isCertain = false)
    {
        foreach (string name in RunningCalls)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (application.Bind(use) is not { } symbol ? !isCertain : HostExtensions.Contains(symbol.ContainingType?.Name ?? ""))
                    return true;
            }
        }

        return false;
    }

    /// <summary><c>[assembly: OwinStartup(typeof(Startup))]</c> in a site, <c>WebApp.Start(url)</c> in a program.</summary>
    private static bool StartsOwin(ApplicationModel application)
    {
        foreach (SimpleNameSyntax use in application.UsesOf("OwinStartup"))
        {
            if (use.FirstAncestorOrSelf<AttributeListSyntax>() is { Target.Identifier.ValueText: "assembly" })
                return true;
        }

        foreach (SimpleNameSyntax use in application.UsesOf("WebApp"))
        {
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start", Parent: InvocationExpressionSyntax } access
                && access.Expression == use
                && application.Bind(use) is null or INamedTypeSymbol { ContainingNamespace.Name: "Hosting" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWindows(ApplicationModel application) =>
        IsBaseOfAClass(application, "Form", "System.Windows.Forms.Form")
        || IsBaseOfAClass(application, "Window", "System.Windows.Window");

    private static bool IsCalled(ApplicationModel application, string method) => application.UsesOf(method).Count > 0;

    /// <summary>True for a static call on the type: <c>WebApplication.CreateBuilder(args)</c>.</summary>
    private static bool IsReceiver(ApplicationModel application, string type)
    {
        foreach (SimpleNameSyntax name in application.UsesOf(type))
        {
            if (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access
                && (access.Expression == name || access.Name == name && access.Parent is MemberAccessExpressionSyntax)
                && (member.StartsWith("Create", StringComparison.Ordinal) || member is "Run" or "New" || access.Parent is MemberAccessExpressionSyntax)
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

        return KnownTypes.Find(compilation, "System.Web.HttpContext") is not null && ImportsSystemWeb(compilation);
    }

    /// <summary>System.Web is part of .NET Framework, and so at hand in every library: it counts where the code asks for it.</summary>
    private static bool ImportsSystemWeb(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax root)
                continue;

            foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            {
                if (node is UsingDirectiveSyntax { Alias: null } directive
                    && directive.NamespaceOrType.ToString() is var name
                    && (name == "System.Web" || name.StartsWith("System.Web.", StringComparison.Ordinal))
                    && !ToolNamespaces.Contains(name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
