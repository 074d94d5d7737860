using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>Configuration, or data, that is encrypted with a key of one Windows machine.</summary>
internal sealed class CR1105MachineBoundConfigEncryption() : Rule(Rule, effortHours: 4, FixKind.None), IApiRule, IArtifactRule<XmlArtifact>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1105",
        "Encryption is bound to one machine",
        "{0}",
        DiagnosticSeverity.Warning,
        "DPAPI and the key containers of aspnet_regiis belong to one Windows machine or one user on it. A container starts on another machine every time, and on Linux there is neither.");

    private const string SectionMessage = "'{0}' is encrypted with a key of one machine ({1}): no container can read it. Take the encrypted section out, and let the application read the secret from an environment variable or file that a Kubernetes Secret provides.";
    private const string ProtectSectionMessage = "ProtectSection encrypts configuration with a key of this machine and writes it back: no other replica can read it. Read the secret from an environment variable or file that a Kubernetes Secret provides.";
    private const string DataMessage = "ProtectedData.{0} uses a key of one Windows machine or user (DPAPI): no other replica can read the data, and Linux has no DPAPI. Use ASP.NET Core Data Protection with keys that all replicas share, or a key from a Kubernetes Secret.";

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Configuration.SectionInformation.ProtectSection"),
        new ApiRow("M:System.Security.Cryptography.ProtectedData.Protect", receiver: "ProtectedData"),
        new ApiRow("M:System.Security.Cryptography.ProtectedData.Unprotect", receiver: "ProtectedData"));

    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        ApplicationModel application = context.Application;
        if (application.Kind is ApplicationKind.Desktop or ApplicationKind.Browser || PlatformGuard.IsWindowsOnly(use.Expression, use.Context.Model))
            return;

        string message = use.Row.Member == "ProtectSection" ? ProtectSectionMessage : Format(DataMessage, use.Row.WrittenName);
        context.Report(Rule, use.Location, application.RunsInService ? null : DiagnosticSeverity.Info, use.IsSyntactic, message);
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root)
            return;

        Analyze(root, root, context);
        foreach (XmlElement element in root.Descendants)
            Analyze(element, root, context);
    }

    private static void Analyze(XmlElement element, XmlElement root, ArtifactContext context)
    {
        if (element.FindAttribute("configProtectionProvider") is { ValueSpan.Length: > 0 } provider && !ConfigTransforms.IsRemoved(element) && !IsOwnProvider(provider.Value, root))
            context.Report(Rule, provider.ValueSpan, null, Format(SectionMessage, element.LocalName, provider.Value));
    }

    /// <summary>A provider of the application's own reads its keys from anywhere; those of .NET Framework, under whatever name, from the machine.</summary>
    private static bool IsOwnProvider(string name, XmlElement root)
    {
        foreach (XmlElement provider in root.Descendants)
        {
            if (provider is { LocalName: "add", Parent: { LocalName: "providers", Parent.LocalName: "configProtectedData" } }
                && provider.FindAttribute("name")?.Value == name
                && provider.FindAttribute("type")?.Value is { } type)
            {
                return type.IndexOf("RsaProtectedConfigurationProvider", StringComparison.Ordinal) < 0 && type.IndexOf("DpapiProtectedConfigurationProvider", StringComparison.Ordinal) < 0;
            }
        }

        return false;
    }

    private static string Format(string message, params object[] arguments) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, message, arguments);
}
