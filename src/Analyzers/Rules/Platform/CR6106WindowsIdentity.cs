using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>The identity of a Windows domain is used.</summary>
internal sealed class CR6106WindowsIdentity() : PlatformRule(Rule, effortHours: 8), ILiteralRule, IArtifactRule<XmlArtifact>, IArtifactRule<JsonDocument>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6106",
        "The identity of a Windows domain is used",
        "{0}",
        DiagnosticSeverity.Warning,
        "Windows identities, impersonation and ADSI work on a machine that has joined a domain. A pod has not.");

    private const string ApiMessage = "'{0}' asks Windows or Active Directory who the user is: a Linux container is in no domain. Sign in with OpenID Connect, or query the directory with a portable LDAP client.";
    private const string ConfigMessage = "'{0}' lets IIS sign users in with their Windows account: a Linux container has neither IIS nor a domain. Sign in with OpenID Connect.";
    private const string ImpersonateMessage = "'<identity impersonate=\"true\">' runs requests under a Windows account: a Linux container has none. Give the application an identity of its own for each store that it uses.";
    private const string LoginMessage = "The connection string{0} logs in with the Windows account of the process: a pod has none. Use a login from a Secret, or a workload identity.";

    public override ImmutableArray<ApiRow> Apis { get; } = Rows(
        "T:System.Security.Principal.WindowsIdentity",
        "T:System.Security.Principal.WindowsPrincipal",
        "T:System.Security.Principal.WindowsImpersonationContext",
        "T:System.DirectoryServices.DirectoryEntry",
        "T:System.DirectoryServices.DirectorySearcher",
        "T:System.DirectoryServices.AccountManagement.PrincipalContext",
        "T:System.DirectoryServices.AccountManagement.UserPrincipal",
        "T:System.DirectoryServices.AccountManagement.GroupPrincipal",
        "T:System.DirectoryServices.ActiveDirectory.Domain",
        "T:System.DirectoryServices.ActiveDirectory.Forest",
        "T:System.Security.Principal.NTAccount",
        "T:System.Security.AccessControl.FileSystemAccessRule",
        "T:System.Security.AccessControl.DirectorySecurity",
        "T:System.Security.AccessControl.FileSecurity",
        "T:Microsoft.AspNetCore.Server.IISIntegration.IISDefaults");

    protected override string? Describe(in ApiUse use) =>
        !IsTypeTest(use.Name) && base.Describe(use) is { } used ? string.Format(System.Globalization.CultureInfo.InvariantCulture, ApiMessage, used) : null;

    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (IsWindowsLogin(literal.Connection)
            && context.Application.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser)
            && !EnvironmentGuard.IsDevelopmentOnly(literal.Expression, context.Model)
            && !PlatformGuard.IsWindowsOnly(literal.Expression, context.Model))
        {
            context.Report(Rule, literal.Expression.GetLocation(), DiagnosticSeverity.Info, arguments: Login(""));
        }
    }

    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        if (DevelopmentFile.Is(context.FileName))
            return;

        foreach (JsonSetting setting in document.Configuration)
        {
            if (setting.Value.Kind == JsonValueKind.String
                && setting.Value.GetString() is { Length: > 0 } value
                && IsWindowsLogin(ConnectionString.Read(value))
                && IsNoDesktop(context))
            {
                context.Report(Rule, setting.Value.Span, DiagnosticSeverity.Info, Login($" '{setting.Key}'"));
            }
        }
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root || DevelopmentFile.Is(context.FileName))
            return;

        foreach (XmlElement element in root.Descendants)
        {
            foreach (XmlAttribute attribute in element.Attributes)
                Analyze(element, attribute, context);
        }
    }

    private static void Analyze(XmlElement element, XmlAttribute attribute, ArtifactContext context)
    {
        if (attribute.ValueSpan.Length == 0 || ConfigTransforms.IsRemoved(element))
            return;

        (string? message, DiagnosticSeverity? severity) = (element.LocalName, attribute.LocalName) switch
        {
            ("identity", "impersonate") when element.Parent is { LocalName: "system.web" } && Is(attribute, "true") => (ImpersonateMessage, null),
            ("authentication", "mode") when element.Parent is { LocalName: "system.web" } && Is(attribute, "Windows") => (Config("<authentication mode=\"Windows\">"), null),
            ("windowsAuthentication", "enabled") when Is(attribute, "true") => (Config("<windowsAuthentication enabled=\"true\">"), null),
            (_, "connectionString" or "value") when IsWindowsLogin(ConnectionString.Read(attribute.Value)) => (Login(NameOf(element)), DiagnosticSeverity.Info),
            _ => (default(string), default(DiagnosticSeverity?)),
        };
        if (message is not null && IsNoDesktop(context))
            context.Report(Rule, attribute.ValueSpan, severity, message);
    }

    /// <summary><c>identity is WindowsIdentity</c> asks whether there is one, and is content without: templates refuse it so.</summary>
    private static bool IsTypeTest(SyntaxNode name)
    {
        while (name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax)
            name = name.Parent;
        return name.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } or ConstantPatternSyntax or TypePatternSyntax;
    }

    private static bool IsNoDesktop(ArtifactContext context) => context.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser);

    /// <summary>A database on the developer's own machine is no matter of a cluster.</summary>
    private static bool IsWindowsLogin(ConnectionString? connection) => connection is { UsesIntegratedSecurity: true, IsLocal: false };

    private static bool Is(XmlAttribute attribute, string value) => attribute.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(XmlElement element) => (element.FindAttribute("name") ?? element.FindAttribute("key")) is { Value: { Length: > 0 } name } ? $" '{name}'" : "";

    private static string Config(string setting) => string.Format(System.Globalization.CultureInfo.InvariantCulture, ConfigMessage, setting);

    private static string Login(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, LoginMessage, name);
}
