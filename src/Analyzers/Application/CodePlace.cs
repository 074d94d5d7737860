using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Application;

/// <summary>When code runs.</summary>
internal enum CodePlace
{
    /// <summary>
    /// Before the program serves, when it ends, or when its configuration changes: initializers, <c>Main</c>, start-up classes,
    /// methods named so.
    /// </summary>
    Start,

    /// <summary>In a static method or an accessor: whoever calls it decides.</summary>
    Unknown,

    /// <summary>In an object, for as long as the program runs.</summary>
    Instance,

    /// <summary>In a background service of the host.</summary>
    Background,

    /// <summary>For a request: controllers, pages, hubs, handlers, middleware, endpoints.</summary>
    Request,
}

/// <summary>Tells from names and bases when code runs.</summary>
internal static class CodePlaces
{
    private static readonly string[] StartMethods =
        ["Main", "Configure", "Init", "Initialize", "Initialise", "Setup", "SetUp", "Register", "Bootstrap", "Seed", "Warm", "Application_Start", "PreStart", "OnModelCreating", "ModuleInit"];

    /// <summary>Names that begin so and go on say what is started: <c>StartScan</c>.</summary>
    private static readonly HashSet<string> StartNames = new(StringComparer.Ordinal) { "Start", "StartAsync", "OnStart", "OnStarted", "Startup", "OnStartup", "Dispose", "DisposeAsync", "Stop", "StopAsync" };

    private static readonly string[] StartTypes =
        ["Startup", "Program", "Module", "Bootstrapper", "Bootstrap", "Installer", "Registrar", "Registration", "Registrations", "Initializer", "Configurator", "Configuration", "Config", "Starter", "StartupTask", "AppConfig", "Migrator", "Seeder"];

    private static readonly HashSet<string> StartParameters = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IApplicationBuilder", "IAppBuilder", "ContainerBuilder", "WebApplication", "WebApplicationBuilder", "IHostBuilder", "IHostApplicationBuilder", "IWebHostBuilder",
        "RouteCollection", "BundleCollection", "GlobalFilterCollection", "HttpConfiguration", "ModelBuilder", "DbModelBuilder", "IEndpointRouteBuilder", "ILoggingBuilder", "MvcOptions",
    };

    private static readonly string[] RequestTypes =
        ["Controller", "ControllerBase", "ApiController", "PageModel", "Page", "Hub", "IHttpHandler", "IHttpAsyncHandler", "HttpMessageHandler", "IMiddleware", "ViewComponent", "IRequestHandler", "IConsumer", "Endpoint",
         "EndpointBase", "IActionFilter", "IAsyncActionFilter", "ActionFilterAttribute", "UserControl", "WebService", "IHandleMessages", "ServiceBase", "Handler", "ComponentBase"];

    private static readonly HashSet<string> RequestParameters = new(StringComparer.Ordinal)
    {
        "HttpContext", "HttpContextBase", "HttpRequest", "HttpResponse", "HttpRequestBase", "HttpResponseBase", "ServerCallContext", "IFormFile", "HttpRequestMessage", "ActionExecutingContext",
        "HubCallerContext", "ConsumeContext",
    };

    private static readonly string[] BackgroundTypes = ["BackgroundService", "IHostedService", "IHostedLifecycleService", "IJob", "IInvocable", "IBackgroundTask"];

    public static CodePlace Of(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax function when IsEndpoint(function):
                    return CodePlace.Request;
                case GlobalStatementSyntax:
                    return CodePlace.Start;
                case LocalFunctionStatementSyntax function when function.FirstAncestorOrSelf<MemberDeclarationSyntax>() is GlobalStatementSyntax:
                    return HasParameter(function.ParameterList, RequestParameters) ? CodePlace.Request : CodePlace.Unknown;
                case MemberDeclarationSyntax member and not BaseTypeDeclarationSyntax:
                    return OfMember(member);
            }
        }

        return CodePlace.Start;
    }

    /// <summary>True where the type serves requests, by its base types, its attributes or its name.</summary>
    public static bool ServesRequests(TypeDeclarationSyntax type) =>
        type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal) || HasBase(type, RequestTypes) || HasAttribute(type, "ApiController");

    private static CodePlace OfMember(MemberDeclarationSyntax member)
    {
        var type = member.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        bool isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword);
        switch (member)
        {
            case ConstructorDeclarationSyntax when isStatic:
            case BaseFieldDeclarationSyntax:
            case DestructorDeclarationSyntax:
                return CodePlace.Start;

            case MethodDeclarationSyntax method:
                if (HasParameter(method.ParameterList, RequestParameters) || !isStatic && type is not null && ServesRequests(type))
                    return CodePlace.Request;
                if (IsStartName(method.Identifier.ValueText) || HasParameter(method.ParameterList, StartParameters) || HasAttribute(method, "ModuleInitializer"))
                    return IsInBackground(type) && method.Identifier.ValueText == "StartAsync" ? CodePlace.Background : CodePlace.Start;
                break;
        }

        if (type is null || IsStartType(type))
            return CodePlace.Start;
        if (isStatic)
            return CodePlace.Unknown;
        if (IsInBackground(type))
            return CodePlace.Background;

        return ServesRequests(type) || IsMiddleware(type) ? CodePlace.Request : CodePlace.Instance;
    }

    private static bool IsInBackground(TypeDeclarationSyntax? type) => type is not null && HasBase(type, BackgroundTypes);

    private static bool IsStartName(string name)
    {
        if (StartNames.Contains(name) || name.EndsWith("PostStart", StringComparison.Ordinal) || name.EndsWith("Settings", StringComparison.Ordinal) || name.EndsWith("Configuration", StringComparison.Ordinal))
            return true;

        foreach (string start in StartMethods)
        {
            if (name.StartsWith(start, StringComparison.Ordinal) && (name.Length == start.Length || !char.IsLower(name[start.Length])))
                return true;
        }

        return false;
    }

    private static bool IsStartType(TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        if (name.IndexOf("Setup", StringComparison.Ordinal) >= 0 || name.IndexOf("Startup", StringComparison.Ordinal) >= 0)
            return true;

        foreach (string end in StartTypes)
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return HasBase(type, ["HttpApplication", "OwinStartup", "Module"]);
    }

    private static bool IsMiddleware(TypeDeclarationSyntax type) => type.Identifier.ValueText.EndsWith("Middleware", StringComparison.Ordinal);

    /// <summary><c>app.MapPost("/x", () => …)</c>, <c>app.Use((context, next) => …)</c>.</summary>
    private static bool IsEndpoint(AnonymousFunctionExpressionSyntax function) =>
        function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && CallLocation.NameOf(call) is "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapMethods" or "Map" or "MapFallback" or "Use";

    private static bool HasParameter(ParameterListSyntax parameters, HashSet<string> types)
    {
        foreach (ParameterSyntax parameter in parameters.Parameters)
        {
            if (parameter.Type is { } type && types.Contains(NameOf(type)))
                return true;
        }

        return false;
    }

    private static bool HasBase(TypeDeclarationSyntax type, string[] names)
    {
        if (type.BaseList is not { } bases)
            return false;

        foreach (BaseTypeSyntax baseType in bases.Types)
        {
            string written = NameOf(baseType.Type);
            foreach (string name in names)
            {
                if (written == name || name.Length > 4 && char.IsUpper(written.Length > 0 ? written[0] : 'a') && name[0] != 'I' && written.EndsWith(name, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static bool HasAttribute(MemberDeclarationSyntax member, string attribute)
    {
        foreach (AttributeListSyntax list in member.AttributeLists)
        {
            foreach (AttributeSyntax candidate in list.Attributes)
            {
                if (candidate.Name.ToString().EndsWith(attribute, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static string NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
