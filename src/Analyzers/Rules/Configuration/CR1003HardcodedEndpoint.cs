using System.Runtime.CompilerServices;
using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>The address of a service in the code.</summary>
internal sealed class CR1003HardcodedEndpoint() : Rule(Rule, effortHours: 0.5, FixKind.RewriteWithCompanions), IApiRule, ILiteralRule, IApplicationRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1003",
        "The address of a service is written in the code",
        "The address '{0}' is written in the code: {1}. Read it from configuration, with a key such as '{2}'.",
        DiagnosticSeverity.Warning,
        "Where a service answers varies by environment. In configuration, each environment sets it with a variable or a ConfigMap; in code, it needs a build.");

    private const string Loopback = "in a pod that is the pod itself, where nothing answers";
    private const string Public = "a mirror, a sandbox or a stand-in for it needs another build";
    private const string Fixed = "another environment needs another build";

    private static readonly HashSet<string> HostSinks = new(StringComparer.Ordinal) { "host", "hostname", "hostName", "ipString", "addresses", "address" };

    /// <summary>Calls and types whose addresses are no peers: bindings, allow lists, documents.</summary>
    private static readonly HashSet<string> SilentOwners = new(StringComparer.Ordinal)
    {
        "UseUrls", "Listen", "ListenLocalhost", "WithOrigins", "SetIsOriginAllowed", "WithExposedHeaders", "IPNetwork", "OpenApiServer", "OpenApiContact", "OpenApiLicense",
        "OpenApiInfo", "HttpListener", "RequireHost", "AddServer", "HasData", "WithLicense", "WebApp", "IsMatch", "Regex", "UriTemplate", "Combine", "AddOrigin", "Origins",
        "UseProxyToSpaDevelopmentServer", "Run", "RunAsync",
    };

    /// <summary>Members that hold such lists: <c>KnownProxies.Add(…)</c>, <c>Prefixes.Add(…)</c>.</summary>
    private static readonly HashSet<string> SilentLists = new(StringComparer.OrdinalIgnoreCase)
    {
        "KnownProxies", "KnownNetworks", "KnownIPNetworks", "Prefixes", "Urls", "AllowedHosts", "AllowedOrigins", "TrustedProxies", "Origins", "RedirectUris", "PostLogoutRedirectUris",
        "AllowedCorsOrigins", "Whitelist", "SafeList", "Blacklist", "PrivateRanges", "Proxies", "Networks",
    };

    /// <summary>Labels of a host that say that there is another one for another environment.</summary>
    private static readonly HashSet<string> EnvironmentLabels = new(StringComparer.OrdinalIgnoreCase)
    {
        "dev", "test", "tst", "qa", "uat", "int", "integration", "stage", "staging", "stg", "preprod", "prod", "prd", "production", "sandbox", "acceptance", "acc",
    };

    /// <summary>Name servers of the Internet: code that asks for its own address connects to one without sending anything.</summary>
    private static readonly HashSet<string> PublicResolvers = new(StringComparer.Ordinal) { "8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222" };

    /// <summary>Hosts whose URLs are names, licences and manuals, with those below them.</summary>
    private static readonly string[] DocumentHosts =
    [
        "w3.org", "xmlsoap.org", "openxmlformats.org", "tempuri.org", "json-schema.org", "schema.org", "purl.org", "adobe.com", "oasis-open.org", "ietf.org", "rfc-editor.org",
        "opensource.org", "apache.org", "gnu.org", "creativecommons.org", "aka.ms", "go.microsoft.com", "docs.microsoft.com", "learn.microsoft.com", "schemas.microsoft.com",
        "github.com", "stackoverflow.com", "wikipedia.org", "nuget.org", "readthedocs.io",
    ];

    /// <summary>What was reported where a client is given it: an address that is put together with paths once in a file.</summary>
    private static readonly ConditionalWeakTable<SourceContext, ReportedAddresses> Reported = new();

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("P:System.Net.Http.HttpClient.BaseAddress", written: true),
        new ApiRow("M:System.Net.Http.HttpClient.GetAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.GetStringAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.GetStreamAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.GetByteArrayAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.PostAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.PutAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.PatchAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpClient.DeleteAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync", "requestUri", needsUrl: true),
        new ApiRow("M:System.Net.Http.HttpRequestMessage.#ctor", "requestUri"),
        new ApiRow("M:System.Net.WebRequest.Create", "requestUriString", receiver: "WebRequest"),
        new ApiRow("M:System.Net.WebRequest.CreateHttp", "requestUriString"),
        new ApiRow("M:System.Net.WebClient.DownloadString", "address"),
        new ApiRow("M:System.Net.WebClient.DownloadStringTaskAsync", "address"),
        new ApiRow("M:System.Net.WebClient.DownloadData", "address"),
        new ApiRow("M:System.Net.WebClient.DownloadFile", "address"),
        new ApiRow("M:System.Net.WebClient.UploadString", "address"),
        new ApiRow("M:System.Net.WebClient.UploadValues", "address"),
        new ApiRow("M:System.Net.WebClient.UploadData", "address"),
        new ApiRow("P:System.Net.WebClient.BaseAddress", written: true),
        new ApiRow("M:Grpc.Net.Client.GrpcChannel.ForAddress", "address"),
        new ApiRow("M:Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilderHttpExtensions.WithUrl", "url"),
        new ApiRow("M:System.ServiceModel.EndpointAddress.#ctor", "uri"),
        new ApiRow("P:System.Web.Services.Protocols.WebClientProtocol.Url", written: true),
        new ApiRow("M:System.Net.Mail.SmtpClient.#ctor", "host"),
        new ApiRow("P:System.Net.Mail.SmtpClient.Host", written: true),
        new ApiRow("M:System.Net.Sockets.TcpClient.#ctor", "hostname"),
        new ApiRow("M:System.Net.Sockets.TcpClient.Connect", "hostname"),
        new ApiRow("M:System.Net.Sockets.TcpClient.ConnectAsync", "host"),
        new ApiRow("M:System.Net.Sockets.UdpClient.#ctor", "hostname"),
        new ApiRow("M:System.Net.Sockets.UdpClient.Connect", "hostname"),
        new ApiRow("M:System.Net.Sockets.Socket.Connect", "host"),
        new ApiRow("M:Renci.SshNet.SftpClient.#ctor", "host"),
        new ApiRow("M:Renci.SshNet.SshClient.#ctor", "host"),
        new ApiRow("P:Confluent.Kafka.ClientConfig.BootstrapServers", written: true));

    /// <summary>A private address, or one of this machine, wherever it stands.</summary>
    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (literal.Endpoint is { } endpoint && !IsSilent(endpoint, context) && !IsSilentPlace(literal.Expression))
            Report(context, literal.Expression, endpoint, isAtSink: false, isSyntactic: false);
    }

    /// <summary>An address that a client is given, public ones included.</summary>
    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ExpressionSyntax? value = use.Row.Parameter is { } parameter ? use.Argument(parameter) : WrittenString.AssignedValue(use.Expression);
        if (value is null)
            return;

        foreach (ExpressionSyntax written in WrittenString.AllOf(UriOf(value), context))
            AnalyzeAtSink(written, use);
    }

    /// <summary>A public address anywhere, where the user asks for it.</summary>
    public void Analyze(SourceContext context)
    {
        if (!context.Options.ReportsPublicEndpoints(context.Model.SyntaxTree))
            return;

        HashSet<ExpressionSyntax> reported = Reported.GetOrCreateValue(context).Expressions;
        foreach (SyntaxNode node in context.Model.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is LiteralExpressionSyntax { Token.Value: string text } literal
                && Endpoint.ReadUrl(text) is { } endpoint
                && IsPublic(endpoint)
                && !IsDocument(endpoint.Host)
                && !IsSilent(endpoint, context)
                && !IsSilentPlace(literal)
                && !reported.Contains(literal))
            {
                Report(context, literal, endpoint, isAtSink: false, isSyntactic: false);
            }
        }
    }

    private static bool IsDocument(string host)
    {
        foreach (string known in DocumentHosts)
        {
            if (host.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (host.Length == known.Length || host[host.Length - known.Length - 1] == '.'))
                return true;
        }

        return host.StartsWith("docs.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("schemas.", StringComparison.OrdinalIgnoreCase);
    }

    private static void AnalyzeAtSink(ExpressionSyntax written, in ApiUse use)
    {
        SourceContext context = use.Context;
        if (WrittenString.TextOf(written, context) is not { } text
            || Read(text, use.Row) is not { } endpoint
            || IsSilent(endpoint, context)
            || IsReportedWhereWritten(written, context)
            || ConnectionString.Read(text) is not null)
        {
            return;
        }

        ReportedAddresses reported = Reported.GetOrCreateValue(context);
        if (written is LiteralExpressionSyntax ? reported.Expressions.Add(written) : reported.PutTogether.Add(Shown(endpoint)))
            Report(context, written, endpoint, isAtSink: true, use.IsSyntactic);
    }

    private static void Report(SourceContext context, ExpressionSyntax expression, Endpoint endpoint, bool isAtSink, bool isSyntactic) =>
        context.Report(
            Rule,
            expression.GetLocation(),
            IsPublic(endpoint) || IsServiceName(endpoint) || IsJudgement(expression, context, isAtSink) ? DiagnosticSeverity.Info : null,
            isSyntactic,
            Shown(endpoint),
            endpoint.IsLoopback ? Loopback : IsPublic(endpoint) ? Public : Fixed,
            ConfigurationKeyName.ForSetting(expression, endpoint.Scheme is null ? "Host" : "Url"));

    private static Endpoint? Read(string text, ApiRow row)
    {
        bool takesHost = row.Parameter is { } parameter ? HostSinks.Contains(parameter) && parameter != "address" : row.WrittenName is "Host" or "BootstrapServers";
        return Endpoint.ReadUrl(text) ?? (takesHost ? Endpoint.ReadHost(text, takesName: true) : null);
    }

    private static string Shown(Endpoint endpoint)
    {
        string host = endpoint.Host.IndexOf(':') >= 0 ? $"[{endpoint.Host}]" : endpoint.Host;
        string authority = endpoint.Port is null ? host : $"{host}:{endpoint.Port}";
        return endpoint.Scheme is null ? authority : $"{endpoint.Scheme}://{authority}";
    }

    private static bool IsSilent(Endpoint endpoint, SourceContext context) =>
        endpoint.IsAny
        || ServerName.IsDocumentation(endpoint.Host)
        || endpoint.Host.IndexOf(LiteralUse.Hole) >= 0
        || endpoint.IsNetwork
        || PublicResolvers.Contains(endpoint.Host)
        || endpoint is { IsLoopback: true, Port: "3500" or "50001" } // the sidecar of Dapr, which is in the same pod
        || endpoint.Scheme is "urn" or "pack" or "ms-appx" or "avares" or "jar" or "https+http" or "http+https"
        || context.Options.AllowsHost(endpoint.Host, context.Model.SyntaxTree);

    /// <summary>The string in <c>new Uri("…")</c>; not that of a base to which a path is joined.</summary>
    private static ExpressionSyntax UriOf(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0].Expression : value;

    private static bool IsSilentPlace(ExpressionSyntax expression)
    {
        if (WrittenString.IsSilentPlace(expression))
            return true;

        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when IsSilentCall(call):
                case ObjectCreationExpressionSyntax creation when SilentOwners.Contains(LastName(creation.Type)):
                case AssignmentExpressionSyntax { Left: SimpleNameSyntax or MemberAccessExpressionSyntax } assignment when SilentLists.Contains(LastName(assignment.Left)):
                    return true;

                // new Uri(new Uri("http://localhost"), path): any base serves to read a relative address.
                case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 2, Parent: ObjectCreationExpressionSyntax { Type: var type } } list } argument
                    when LastName(type) == "Uri" && list.Arguments[0] == argument:
                    return true;

                // Those that browsers may come from.
                case ArgumentSyntax { NameColon.Name.Identifier.ValueText: var parameter } when SaysOrigins(parameter):
                case AssignmentExpressionSyntax { Left: SimpleNameSyntax or MemberAccessExpressionSyntax } origins when SaysOrigins(LastName(origins.Left)):
                case VariableDeclaratorSyntax { Identifier.ValueText: var name } when SaysOrigins(name):
                    return true;

                case VariableDeclaratorSyntax { Identifier.ValueText: var variable } when SilentLists.Contains(variable) || IsOfTest(variable):
                    return true;
            }
        }

        return expression.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Identifier.ValueText: var property } && SilentLists.Contains(property);
    }

    /// <summary><c>origins</c>, <c>allowedOrigins</c>, <c>corsOrigins</c>, <c>allowOriginWhitelist</c>; not <c>originalUrl</c>.</summary>
    private static bool SaysOrigins(string name) =>
        name.IndexOf("origins", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("allowOrigin", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("allowedOrigin", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsOfTest(string name) =>
        name.StartsWith("dummy", StringComparison.OrdinalIgnoreCase) || name.StartsWith("fake", StringComparison.OrdinalIgnoreCase) || name.StartsWith("example", StringComparison.OrdinalIgnoreCase) || name.StartsWith("sample", StringComparison.OrdinalIgnoreCase);

    private static bool IsSilentCall(InvocationExpressionSyntax call)
    {
        if (SilentOwners.Contains(CallLocation.NameOf(call)))
            return true;

        return call.Expression is MemberAccessExpressionSyntax { Expression: var owner } && (SilentLists.Contains(LastName(owner)) || SilentOwners.Contains(LastName(owner)));
    }

    private static string LastName(SyntaxNode name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>
    /// What configuration may override serves the developer's machine: a fallback, a default of an options class, code that
    /// runs in development only.
    /// </summary>
    private static bool IsJudgement(ExpressionSyntax expression, SourceContext context, bool isAtSink) =>
        WrittenString.IsFallback(expression)
        || IsFallbackOfUri(expression)
        || expression.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax }
        || expression.Parent is ConditionalExpressionSyntax
        || !isAtSink && WrittenString.IsDefaultOfOptions(expression)
        || context.Application.Kind is ApplicationKind.ConsoleTool or ApplicationKind.Desktop
        || EnvironmentGuard.IsDevelopmentOnly(expression, context.Model)
        || IsPrivateNameForDevelopment(expression, context)
        || IsUnderTestForLoopback(expression);

    /// <summary>A private constant that only code for development reads: <c>env.IsDevelopment() ? LocalHost : request.Host</c>.</summary>
    private static bool IsPrivateNameForDevelopment(ExpressionSyntax expression, SourceContext context)
    {
        if (expression.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } variable }
            || field.Modifiers.Any(SyntaxKind.PublicKeyword)
            || field.Modifiers.Any(SyntaxKind.InternalKeyword)
            || field.Modifiers.Any(SyntaxKind.ProtectedKeyword)
            || field.Parent is not TypeDeclarationSyntax type
            || type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return false;
        }

        bool isRead = false;
        foreach (SyntaxNode node in type.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != variable.Identifier.ValueText)
                continue;
            if (!EnvironmentGuard.IsDevelopmentOnly(use, context.Model))
                return false;
            isRead = true;
        }

        return isRead;
    }

    /// <summary><c>if (url.Contains("localhost"))</c> asks for a developer's machine.</summary>
    private static bool IsUnderTestForLoopback(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is IfStatementSyntax { Condition: var condition } && condition.ToString().IndexOf("localhost", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsFallbackOfUri(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax uri } && WrittenString.IsFallback(uri);

    /// <summary>A host of the Internet has one address for all environments, unless a label of it names one.</summary>
    private static bool IsPublic(Endpoint endpoint)
    {
        if (endpoint.IsLoopback || endpoint.IsPrivate || endpoint.IsAddress || endpoint.Host.IndexOf('.') < 0)
            return false;

        // The last label is a domain of the Internet: 'ecb.int' is no environment for integration.
        foreach (string label in endpoint.Host.Substring(0, endpoint.Host.LastIndexOf('.')).Split('.', '-'))
        {
            if (EnvironmentLabels.Contains(label))
                return false;
        }

        return true;
    }

    /// <summary><c>http://orders</c>: a service of the cluster or of service discovery may have that name everywhere.</summary>
    private static bool IsServiceName(Endpoint endpoint) => endpoint.Scheme is "http" or "https" && endpoint.Port is null && !endpoint.IsLoopback && endpoint.Host.IndexOf('.') < 0 && !endpoint.IsAddress;

    private static bool IsReportedWhereWritten(ExpressionSyntax written, SourceContext context)
    {
        foreach (LiteralUse literal in context.Facts.Literals)
        {
            if (literal.Expression == written && literal.Endpoint is not null)
                return !IsSilentPlace(written);
        }

        return false;
    }

    private sealed class ReportedAddresses
    {
        public HashSet<ExpressionSyntax> Expressions { get; } = [];

        public HashSet<string> PutTogether { get; } = new(StringComparer.Ordinal);
    }
}
