using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>A connection string of one environment in a settings file that ships with the application.</summary>
internal sealed class CR1101ConnectionStringInSettingsFile() : Rule(Rule, effortHours: 0.5, FixKind.RewriteWithCompanions), IArtifactRule<JsonDocument>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1101",
        "A settings file holds the connection string of one environment",
        "'{0}' holds a connection string ({1}){2}: it ships in the image, so every environment gets it. Leave it empty here and set '{3}' from a {4} of the cluster; for development use 'dotnet user-secrets'.",
        DiagnosticSeverity.Warning,
        "appsettings.json is part of the image. What differs between environments, and above all what is secret, comes from environment variables, ConfigMaps and Secrets of the cluster.");

    private const string ConnectionStringsSection = "ConnectionStrings:";

    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        bool isDevelopment = IsDevelopmentFile(context.FileName);
        foreach (JsonSetting setting in document.Configuration)
        {
            if (setting.Value.Kind != JsonValueKind.String || setting.Value.GetString() is not { Length: > 0 } value || Read(setting.Key, value) is not { } found)
                continue;

            // What a developer's machine uses is no matter of deployment, a password in the repository is.
            if (isDevelopment && !found.HasCredential)
                continue;

            context.Report(
                Rule,
                setting.Value.Span,
                SeverityOf(found),
                setting.Key,
                found.Kind,
                found.HasCredential ? " with its password (***)" : "",
                setting.Key.Replace(":", "__"),
                found.HasCredential ? "Secret" : "ConfigMap");
        }
    }

    private static (string Kind, bool HasCredential, bool IsLocal)? Read(string key, string value)
    {
        if (ConnectionString.TryParse(value, out ConnectionString? connection))
            return (connection!.Kind, connection.HasCredential, connection.IsLocal || connection.UsesIntegratedSecurity);

        return key.StartsWith(ConnectionStringsSection, StringComparison.OrdinalIgnoreCase) && IsEndpoint(value)
            ? ("service", false, ServerName.IsLocal(HostOf(value)))
            : null;
    }

    private static DiagnosticSeverity? SeverityOf((string Kind, bool HasCredential, bool IsLocal) found) =>
        found is { HasCredential: false, IsLocal: true } ? DiagnosticSeverity.Info : null;

    /// <summary>Under <c>ConnectionStrings</c>, a host with a port or a URL connects to something too.</summary>
    private static bool IsEndpoint(string value)
    {
        string host = HostOf(value);
        if (host.Length < 3 || Placeholder.IsPlaceholder(host) || ServerName.IsDocumentation(host) || host.IndexOfAny([' ', '=', ';']) >= 0)
            return false;

        int colon = host.LastIndexOf(':');
        return value.IndexOf("://", StringComparison.Ordinal) > 0
            || (colon > 0 && colon < host.Length - 1 && char.IsDigit(host[colon + 1]) && char.IsDigit(host[host.Length - 1]));
    }

    private static string HostOf(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        string rest = scheme < 0 ? value : value.Substring(scheme + 3);
        int end = rest.IndexOfAny(['/', '?', ',']);
        return (end < 0 ? rest : rest.Substring(0, end)).Trim();
    }

    private static bool IsDevelopmentFile(string fileName) =>
        fileName.EndsWith(".Development.json", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".Local.json", StringComparison.OrdinalIgnoreCase);
}
