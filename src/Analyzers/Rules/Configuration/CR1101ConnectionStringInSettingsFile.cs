using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

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
        bool isDevelopment = context.IsForDevelopment;
        foreach (JsonSetting setting in document.Configuration)
        {
            if (setting.Value.Kind != JsonValueKind.String || setting.Value.GetString() is not { Length: > 0 } value || Read(setting.Key, value) is not { } found)
                continue;

            // What a developer's machine uses is no matter of deployment, a password in the repository is.
            if (isDevelopment && !found.HasCredential || context.AllowsKey(Rule.Id, setting.Key))
                continue;

            context.Report(
                Rule,
                setting.Value.Span,
                found.Severity,
                setting.Key,
                found.Kind,
                found.HasCredential ? " with its password (***)" : "",
                setting.Key.Replace(":", "__"),
                found.HasCredential ? "Secret" : "ConfigMap");
        }
    }

    private static ConnectionSetting? Read(string key, string value) =>
        key.StartsWith(ConnectionStringsSection, StringComparison.OrdinalIgnoreCase) ? ConnectionSetting.ReadKnown(value) : ConnectionSetting.Read(value);
}
