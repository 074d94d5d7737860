using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>
/// A connection string of one environment in <c>web.config</c>, <c>app.config</c>, one of their transforms or a file that
/// they take a section from.
/// </summary>
internal sealed class CR1103ConnectionStringInConfigFile() : Rule(Rule, effortHours: 0.5, FixKind.RewriteWithCompanions), IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1103",
        "A configuration file holds the connection string of one environment",
        "'{0}' holds {1}: it ships with the application, so every environment gets it. {2}",
        DiagnosticSeverity.Warning,
        "web.config and app.config are part of the image. What differs between environments, and above all what is secret, comes from environment variables, ConfigMaps and Secrets of the cluster.");

    private const string BuilderCure = "Let a configuration builder read it from the environment (configBuilders=\"Environment\"), or leave a token here that the start of the container replaces.";
    private const string MailCure = "Set the host in code from an environment variable.";
    private const string LogCure = "Write a variable of the environment instead: ${environment:NAME} for NLog, ${NAME} for log4net.";

    private const string MailServer = "mail server";

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root)
            return;

        var file = new ConfigFile(context, ConfigTransforms.Of(context));
        Analyze(root, file);
        foreach (XmlElement element in root.Descendants)
            Analyze(element, file);
    }

    private static void Analyze(XmlElement element, ConfigFile file)
    {
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (Read(element, attribute) is { } found)
                Report(element, attribute.LocalName, attribute.ValueSpan, found, file);
        }

        if (element.TextSpan.Length > 0 && ReadText(element) is { } text)
            Report(element, "", element.TextSpan, text, file);
    }

    private static ConnectionSetting? Read(XmlElement element, XmlAttribute attribute)
    {
        if (attribute.ValueSpan.Length == 0)
            return null;

        switch (attribute.LocalName)
        {
            case "sqlConnectionString":
                return Is(element, "mode", "SQLServer") && ConnectionSetting.ReadKnown(attribute.Value) is { Severity: null } remote ? remote : null;

            case "host" when element.LocalName == "network" && element.Parent is { LocalName: "smtp" } smtp:
                return SendsByNetwork(smtp) ? ConnectionSetting.ReadHost(attribute.Value, MailServer) : null;

            case "smtpServer":
            case "value" when element.LocalName is "smtpHost":
                return ConnectionSetting.ReadHost(attribute.Value, MailServer);

            case "value" when IsConnectionString(element.LocalName):
                return ConnectionSetting.ReadKnown(attribute.Value);

            case var name:
                return IsConnectionString(name) ? ConnectionSetting.ReadKnown(attribute.Value) : ConnectionSetting.Read(attribute.Value);
        }
    }

    private static ConnectionSetting? ReadText(XmlElement element) =>
        IsConnectionString(element.LocalName) ? ConnectionSetting.ReadKnown(element.Text) : ConnectionSetting.Read(element.Text);

    private static bool IsConnectionString(string name) => name.Equals("connectionString", StringComparison.OrdinalIgnoreCase);

    private static bool SendsByNetwork(XmlElement smtp) =>
        smtp.FindAttribute("deliveryMethod") is not { Value: var method } || method.Equals("Network", StringComparison.OrdinalIgnoreCase);

    private static void Report(XmlElement element, string attribute, TextSpan span, ConnectionSetting found, ConfigFile file)
    {
        // What a developer's machine uses is no matter of deployment, a password in the repository is.
        if (!found.HasCredential && (file.IsDevelopment || file.Transforms.Change(element, attribute)))
            return;

        string name = NameOf(element);
        if (ConfigTransforms.IsRemoved(element) || ConfigBuilders.Fill(element) || file.Context.AllowsKey(Rule.Id, name))
            return;

        string what = found.Kind == MailServer
            ? "the address of a mail server"
            : $"a connection string ({found.Kind}){(found.HasCredential ? " with its password (***)" : "")}";
        file.Context.Report(Rule, span, found.Severity, name, what, CureFor(element, found));
    }

    /// <summary>The key or name of the setting, or of what it belongs to.</summary>
    private static string NameOf(XmlElement element)
    {
        for (XmlElement? current = element; current is { } part; current = part.Parent)
        {
            if ((part.FindAttribute("key") ?? part.FindAttribute("name")) is { ValueSpan.Length: > 0 } name)
                return name.Value;
        }

        return element.LocalName;
    }

    private static string CureFor(XmlElement element, ConnectionSetting found)
    {
        for (XmlElement? current = element; current is { } part; current = part.Parent)
        {
            if (part.LocalName is "nlog" or "log4net")
                return LogCure;
        }

        return found.Kind == MailServer ? MailCure : BuilderCure;
    }

    private static bool Is(XmlElement element, string attribute, string value) =>
        element.FindAttribute(attribute) is { } found && found.Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file under analysis.</summary>
    private sealed class ConfigFile(ArtifactContext context, ConfigTransforms transforms)
    {
        public ArtifactContext Context { get; } = context;

        public ConfigTransforms Transforms { get; } = transforms;

        public bool IsDevelopment { get; } = context.IsForDevelopment;
    }
}
