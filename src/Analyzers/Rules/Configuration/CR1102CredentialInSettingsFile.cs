using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>A password, key or token in a settings file that ships with the application. The value is never shown.</summary>
internal sealed class CR1102CredentialInSettingsFile() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IArtifactRule<JsonDocument>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1102",
        "A settings file holds a credential",
        "'{0}' holds {1} (***): everybody who can read the repository or the image can use it. Leave it empty here and set '{2}' from a Secret of the cluster; for development use 'dotnet user-secrets'.",
        DiagnosticSeverity.Warning,
        "appsettings.json is in the repository and part of the image. Kubernetes hands secrets to a container as environment variables or files.");

    public void Analyze(JsonDocument document, ArtifactContext context)
    {
        foreach (JsonSetting setting in document.Configuration)
        {
            if (setting.Value.Kind == JsonValueKind.String && setting.Value.GetString() is { Length: > 2 } value && Describe(setting.Key, value) is { } what && !context.AllowsKey(Rule.Id, setting.Key))
                context.Report(Rule, setting.Value.Span, null, setting.Key, what, setting.Key.Replace(":", "__"));
        }
    }

    /// <summary>What the value is; null where it is no secret, or a connection string, which is a finding of its own.</summary>
    private static string? Describe(string key, string value)
    {
        if (SecretShape.Read(value) is { } shape)
            return shape;

        SecretKind kind = SecretName.Read(key);
        if (kind == SecretKind.None || ConnectionString.Read(value) is not null || !SecretValue.IsSecret(kind, key.Substring(key.LastIndexOf(':') + 1), value, isGiven: true))
            return null;

        return kind == SecretKind.Password ? "a password" : "a key or token";
    }
}
