using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>What helps a developer, and harms in production, is switched on wherever the application runs.</summary>
internal sealed class CR1009DevelopmentSettingInProduction() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApiRule, IArtifactRule<XmlArtifact>, IArtifactRule<ManifestFile>
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1009",
        "A setting for development is on in production",
        "{0}",
        DiagnosticSeverity.Warning,
        "Pages with stack traces, debug builds of views and request traces show source code and secrets to every caller, and cost memory and time. The environment switches them on where a developer works, nothing switches them on elsewhere.");

    private const string ExceptionPageMessage = "UseDeveloperExceptionPage runs in every environment: in the cluster it shows stack traces, headers and cookies to every caller. Call it only if 'IsDevelopment()'.";
    private const string DebugMessage = "'<compilation debug=\"true\">' ships with the application: pages are compiled without optimization and requests never time out. Set it to false, or let Web.Release.config remove it.";
    private const string ErrorsMessage = "'<customErrors mode=\"Off\">' ships with the application: every caller sees stack traces. Set it to RemoteOnly, or let Web.Release.config do so.";
    private const string TraceMessage = "'<trace enabled=\"true\">' ships with the application: every request is recorded, with its headers and form values, in memory for trace.axd. Set it to false, or let Web.Release.config do so.";
    private const string EnvironmentMessage = "'{0}' is set to Development in web.config: wherever the application is deployed it runs as on a developer's machine. Remove the variable, each environment sets its own.";

    private const string ManifestMessage = "{0} sets '{1}' to Development: in the cluster the application runs as on a developer's machine, with its settings and with stack traces for callers. Set it to Production, or leave it out, which is the same.";

    /// <summary>What stands in <c>system.web</c>, and what it must not be.</summary>
    private static readonly (string Element, string Attribute, string Value, string Message)[] Settings =
    [
        ("compilation", "debug", "true", DebugMessage),
        ("customErrors", "mode", "Off", ErrorsMessage),
        ("trace", "enabled", "true", TraceMessage),
    ];

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions.UseDeveloperExceptionPage"));

    public void Analyze(in ApiUse use)
    {
        if (use.Expression is InvocationExpressionSyntax call && !EnvironmentGuard.IsDevelopmentOnly(call, use.Context.Model) && !DependsOnSetting(call))
            use.Context.Report(Rule, use.Location, null, use.IsSyntactic, ExceptionPageMessage);
    }

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root || !context.FileName.StartsWith("web.", StringComparison.OrdinalIgnoreCase) || context.IsForDevelopment)
            return;

        var transforms = ConfigTransforms.Of(context);
        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == "environmentVariable")
                AnalyzeVariable(element, transforms, context);
            else if (element.Parent is { LocalName: "system.web" } section && !ServesViewsOnly(section))
                AnalyzeSetting(element, transforms, context);
        }
    }

    /// <summary>The variable in a manifest, unless its name or its folder says that it is for a developer's cluster.</summary>
    public void Analyze(ManifestFile document, ArtifactContext context)
    {
        if (context.IsForDevelopment || DevelopmentFile.SaysDevelopment(context.Path))
            return;

        var manifest = new ManifestContext(document, context);
        foreach (Workload workload in document.Workloads)
        {
            foreach (Container container in workload.Containers)
            {
                foreach (YamlMapping variable in container.Environment)
                {
                    if (variable.Get("name")?.AsText() is { } name && variable.Get("value") is { } value)
                        AnalyzeVariable(name, value, $"Container '{container.DisplayName}'", workload.Object, manifest);
                }
            }
        }

        foreach (KubernetesObject subject in document.Objects)
        {
            if (subject.Kind != "ConfigMap" || subject.Root.Find("data")?.Value is not YamlMapping data)
                continue;

            foreach (YamlEntry entry in data.Entries)
            {
                if (!entry.Key.IsUnknown)
                    AnalyzeVariable(entry.Key.Value, entry.Value, $"ConfigMap '{subject.DisplayName}'", subject, manifest);
            }
        }
    }

    private static void AnalyzeVariable(string name, YamlNode value, string owner, KubernetesObject subject, ManifestContext manifest)
    {
        if (IsEnvironment(name) && value.AsText() is { } text && text.Equals("Development", StringComparison.OrdinalIgnoreCase))
            manifest.Report(Rule, subject, value.Span, null, string.Format(System.Globalization.CultureInfo.InvariantCulture, ManifestMessage, owner, name));
    }

    private static bool IsEnvironment(string variable) => variable is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT";

    private static void AnalyzeSetting(XmlElement element, ConfigTransforms transforms, ArtifactContext context)
    {
        foreach ((string name, string attributeName, string value, string message) in Settings)
        {
            if (element.LocalName == name
                && element.FindAttribute(attributeName) is { } attribute
                && attribute.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase)
                && !ConfigTransforms.IsRemoved(element)
                && !transforms.Change(element, attributeName))
            {
                context.Report(Rule, attribute.ValueSpan, null, message);
            }
        }
    }

    private static void AnalyzeVariable(XmlElement element, ConfigTransforms transforms, ArtifactContext context)
    {
        if (element.FindAttribute("name") is { } name
            && IsEnvironment(name.Value)
            && element.FindAttribute("value") is { } value
            && value.Value.Trim().Equals("Development", StringComparison.OrdinalIgnoreCase)
            && !ConfigTransforms.IsRemoved(element)
            && !transforms.Change(element, "value"))
        {
            context.Report(Rule, value.ValueSpan, null, string.Format(System.Globalization.CultureInfo.InvariantCulture, EnvironmentMessage, name.Value));
        }
    }

    /// <summary>
    /// True for the web.config of a library with views, which editors read to know the namespaces of the views: it says
    /// nothing about an application but how to compile pages.
    /// </summary>
    private static bool ServesViewsOnly(XmlElement section)
    {
        bool hasPages = false;
        foreach (XmlElement child in section.Children)
        {
            if (child.LocalName is not ("pages" or "compilation"))
                return false;

            hasPages |= child.LocalName == "pages";
        }

        return hasPages;
    }

    /// <summary>
    /// True under a condition that asks for something other than the environment: a setting may decide, and what is not known
    /// is no finding.
    /// </summary>
    private static bool DependsOnSetting(SyntaxNode call)
    {
        for (SyntaxNode current = call; current.Parent is { } parent and not MemberDeclarationSyntax; current = parent)
        {
            ExpressionSyntax? condition = parent switch
            {
                IfStatementSyntax branch when current == branch.Statement => branch.Condition,
                ElseClauseSyntax { Parent: IfStatementSyntax other } => other.Condition,
                _ => null,
            };
            if (condition is not null && !AsksForEnvironment(condition))
                return true;
        }

        return false;
    }

    private static bool AsksForEnvironment(ExpressionSyntax condition)
    {
        foreach (SyntaxToken token in condition.DescendantTokens())
        {
            if (token.ValueText is "IsDevelopment" or "IsStaging" or "IsProduction" or "IsEnvironment" or "EnvironmentName")
                return true;
        }

        return false;
    }
}
