using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>
/// A password or key in <c>web.config</c>, <c>app.config</c> or one of their transforms: in <c>appSettings</c>, for mail, of
/// an identity, of the machine key. The value is never shown.
/// </summary>
internal sealed class CR1104CredentialInConfigFile() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1104",
        "A configuration file holds a credential",
        "'{0}' holds {1} (***): everybody who can read the repository or the image can use it. {2}",
        DiagnosticSeverity.Warning,
        "web.config and app.config are in the repository and part of the image. Kubernetes hands secrets to a container as environment variables or files.");

    private const string SettingCure = "Leave it empty here and let a configuration builder read it from a Secret of the cluster (configBuilders=\"Environment\").";
    private const string MachineKeyCure = "Set it from a Secret of the cluster with a configuration builder, the same for all replicas, and make new keys: these are known.";
    private const string OtherCure = "Take it out of the file and set it in code from an environment variable that a Secret of the cluster fills.";

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root)
            return;

        foreach (XmlElement element in root.Descendants)
        {
            if (Find(element) is var (name, span, what, cure) && !ConfigTransforms.IsRemoved(element) && !context.AllowsKey(Rule.Id, name))
                context.Report(Rule, span, null, name, what, cure);
        }
    }

    private static (string Name, TextSpan Span, string What, string Cure)? Find(XmlElement element)
    {
        if (element.LocalName == "machineKey")
            return FindMachineKey(element);

        if (element.LocalName is "add" or "setting" && (element.FindAttribute("key") ?? element.FindAttribute("name")) is { ValueSpan.Length: > 0 } key)
            return FindSetting(element, key.Value);

        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (Describe(attribute.LocalName, attribute.Value) is { } what)
                return ($"{element.LocalName} {attribute.LocalName}", attribute.ValueSpan, what, OtherCure);
        }

        return null;
    }

    /// <summary><c>&lt;add key="…" value="…"/&gt;</c>, or <c>&lt;setting name="…"&gt;&lt;value&gt;…</c>.</summary>
    private static (string Name, TextSpan Span, string What, string Cure)? FindSetting(XmlElement element, string key)
    {
        if (element.FindAttribute("value") is { } value)
            return Describe(key, value.Value) is { } what ? (key, value.ValueSpan, what, SettingCure) : null;

        return element.FindChild("value") is { } child && Describe(key, child.Text) is { } text ? (key, child.TextSpan, text, SettingCure) : null;
    }

    private static (string Name, TextSpan Span, string What, string Cure)? FindMachineKey(XmlElement element)
    {
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (attribute.LocalName is "validationKey" or "decryptionKey"
                && attribute.Value is { Length: >= 16 } value
                && value.IndexOf("AutoGenerate", StringComparison.OrdinalIgnoreCase) < 0
                && !Placeholder.IsPlaceholder(value))
            {
                return ("machineKey", attribute.ValueSpan, "the keys that sign cookies and view state", MachineKeyCure);
            }
        }

        return null;
    }

    private static string? Describe(string name, string value)
    {
        if (SecretShape.Read(value) is { } shape)
            return shape;

        SecretKind kind = SecretName.Read(name);
        if (kind == SecretKind.None || ConnectionString.Read(value) is not null || !SecretValue.IsSecret(kind, name, value, isGiven: true))
            return null;

        return kind == SecretKind.Password ? "a password" : "a key or token";
    }
}
