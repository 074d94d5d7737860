using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>The address on which the application listens, in the code or in a file of its image.</summary>
internal sealed class CR1004HardcodedListenAddress() : Rule(Rule, effortHours: 0.3, FixKind.Rewrite), IApiRule, IArtifactRule<JsonDocument>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1004",
        "The address to listen on is fixed",
        "{0} fixes the address that the application listens on to '{1}': {2}",
        DiagnosticSeverity.Warning,
        "The platform decides on which port a container listens: ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS. An address in the code overrides it, and one of localhost is reachable only from within the pod.");

    private const string Unreachable = "localhost is reachable only from within the pod, so probes and services get no answer. Listen on all addresses, with ASPNETCORE_HTTP_PORTS from the environment.";
    private const string Overriding = "the port that the manifest sets (ASPNETCORE_HTTP_PORTS, ASPNETCORE_URLS) has no effect. Take the call out and set the port in the environment.";

    private const string OtherMachine = "a pod has another name and address. Listen on all addresses.";
    private const string OwnAddress = "localhost is reachable only from within the pod. Listen on all addresses.";
    private const string OverridingFile = "the port that the manifest sets (ASPNETCORE_HTTP_PORTS, ASPNETCORE_URLS) has no effect. Take the setting out and set the port in the environment.";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls"),
        new ApiRow("P:Microsoft.AspNetCore.Builder.WebApplication.Urls"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.Run", receiver: "app"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.Run", receiver: "application"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.Run", receiver: "Build"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.RunAsync", receiver: "app"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.RunAsync", receiver: "application"),
        new ApiRow("M:Microsoft.AspNetCore.Builder.WebApplication.RunAsync", receiver: "Build"),
        new ApiRow("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.ListenLocalhost"),
        new ApiRow("M:Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions.Listen"),
        new ApiRow("P:System.Net.HttpListener.Prefixes"),
        new ApiRow("M:System.Net.Sockets.TcpListener.#ctor"),
        new ApiRow("M:Microsoft.Owin.Hosting.WebApp.Start"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (CallOf(use) is not { } arguments || EnvironmentGuard.IsDevelopmentOnly(use.Name, context.Model))
            return;

        if (use.Row.Member == "ListenLocalhost")
        {
            Report(use, use.Location, "localhost", isLoopback: true);
            return;
        }

        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (AddressOf(argument.Expression, context) is var (address, isLoopback, isAny) && !(isAny && !IsWebHost(use.Row)))
                Report(use, argument.Expression.GetLocation(), address, isLoopback);
        }
    }

    /// <summary>
    /// <c>Urls</c>, <c>Kestrel:Endpoints:*:Url</c>: only a variable of the same key overrides them, so another address than a
    /// loopback one is a judgement.
    /// </summary>
    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        if (context.IsForDevelopment)
            return;

        foreach (JsonSetting setting in document.Configuration)
        {
            if (!IsListenKey(setting.Key) || setting.Value.Kind != JsonValueKind.String || setting.Value.GetString() is not { } urls)
                continue;

            if (ReadUrl(urls) is { } endpoint)
            {
                context.Report(
                    Rule,
                    setting.Value.Span,
                    endpoint.IsLoopback ? null : DiagnosticSeverity.Info,
                    $"'{setting.Key}'",
                    Shown(endpoint),
                    endpoint.IsLoopback ? Unreachable : OverridingFile);
            }
        }
    }

    private static void Report(in ApiUse use, Location location, string address, bool isLoopback) =>
        use.Context.Report(
            Rule,
            location,
            use.Context.Application.Kind is ApplicationKind.ConsoleTool or ApplicationKind.Desktop or ApplicationKind.Library ? DiagnosticSeverity.Info : null,
            use.IsSyntactic,
            $"'{(use.Row.IsConstructor ? use.Row.SimpleTypeName : use.Row.Member)}'",
            address,
            IsWebHost(use.Row) ? isLoopback ? Unreachable : Overriding : isLoopback ? OwnAddress : OtherMachine);

    /// <summary>Only a web host has settings for its port: another listener has what its code says, and that is right on all addresses.</summary>
    private static bool IsWebHost(ApiRow row) => row.Namespace.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    /// <summary>The arguments that hold addresses: of the call, or of <c>Urls.Add(…)</c> and <c>Prefixes.Add(…)</c>.</summary>
    private static ArgumentListSyntax? CallOf(in ApiUse use)
    {
        if (use.Row.Kind != 'P')
            return use.Arguments;

        return use.Expression.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax add } access && access.Expression == use.Expression && CallLocation.NameOf(add) == "Add"
            ? add.ArgumentList
            : null;
    }

    private static (string Address, bool IsLoopback, bool IsAny)? AddressOf(ExpressionSyntax expression, SourceContext context)
    {
        if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Loopback" or "IPv6Loopback", Expression: var type } && NameOf(type) == "IPAddress")
            return ("localhost", true, false);

        if (WrittenString.TextOf(expression, context) is not { } text || text.IndexOf(LiteralUse.Hole) == 0)
            return null;

        return ReadUrl(text) is { } endpoint ? (Shown(endpoint), endpoint.IsLoopback, endpoint.IsAny) : null;
    }

    /// <summary>The first of several URLs.</summary>
    private static Endpoint? ReadUrl(string urls) => Endpoint.ReadUrl(urls.Split(';')[0].Trim());

    private static string? NameOf(ExpressionSyntax type) => type switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static string Shown(Endpoint endpoint) => endpoint.Port is null ? $"{endpoint.Scheme}://{endpoint.Host}" : $"{endpoint.Scheme}://{endpoint.Host}:{endpoint.Port}";

    private static bool IsListenKey(string key) =>
        key.Equals("Urls", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase);
}
