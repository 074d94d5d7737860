using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.State;

/// <summary>
/// Cookies, view state and tokens of System.Web that only the machine which made them can read. Reported on the
/// <c>machineKey</c>, else on <c>&lt;authentication mode="Forms"&gt;</c>, else on the code that needs a key.
/// </summary>
internal sealed class CR2008MachineKeyNotShared() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IArtifactRule<XmlArtifact>, IApplicationRule, INamingRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR2008",
        "The machine key is not shared",
        "{0}: each replica makes a key of its own, so that one rejects the cookies, forms and view state of another, and a restart logs everybody out. Set validationKey and decryptionKey of <machineKey> from the environment (configBuilders), the same for all replicas.",
        DiagnosticSeverity.Warning,
        "ASP.NET signs and encrypts authentication cookies, antiforgery tokens and view state with the machine key, which it generates for each machine unless web.config sets one.");

    private const string Element = "machineKey";

    /// <summary>The attributes with a key; one that is not written is generated too.</summary>
    private static readonly string[] KeyAttributes = ["validationKey", "decryptionKey"];

    /// <summary>What needs the key, and the namespace of the type that it is or belongs to, first the cookies.</summary>
    private static readonly (string Name, string Namespace)[] Needs =
    [
        ("UseCookieAuthentication", "Owin"),
        ("FormsAuthentication", "System.Web.Security"),
        ("MachineKey", "System.Web.Security"),
        ("ValidateAntiForgeryToken", "System.Web.Mvc"),
        ("AntiForgery", "System.Web.Helpers"),
        ("IsPostBack", "System.Web.UI"),
        ("ViewState", "System.Web.UI"),
    ];

    public ImmutableArray<string> Names { get; } = NamesOf();

    public void Analyze(XmlArtifact document, ArtifactContext context)
    {
        if (document.Root is not { } root || context.IsForDevelopment)
            return;

        bool isTransform = WebConfig.IsTransform(context.FileName);
        XmlElement? found = root.LocalName == Element ? root : WebConfig.Find(root, Element);
        if (found is { } machineKey)
        {
            if (GeneratedKey(machineKey, isTransform, ConfigTransforms.Of(context)) is { } span)
                context.Report(Rule, span, null, "'<machineKey>' generates its keys (AutoGenerate)");
        }
        else if (!isTransform
            && WebConfig.Find(root, "authentication")?.FindAttribute("mode") is { Value: "Forms" } mode
            && !ConfigTransforms.Of(context).Have(Element))
        {
            context.Report(Rule, mode.ValueSpan, null, "'<authentication mode=\"Forms\">' has no '<machineKey>'");
        }
    }

    public void Analyze(SourceContext context)
    {
        if (!HoldsNeed(context.Facts) || context.Application.Kind != ApplicationKind.FrameworkWeb || IsSettledByFile(context.Artifacts))
            return;

        if (FirstNeed(context.Application) is { } need && need.SyntaxTree == context.Model.SyntaxTree)
            context.Report(Rule, need.GetLocation(), null, isSyntactic: false, $"'{need.Identifier.ValueText}' needs a key, and web.config has no '<machineKey>'");
    }

    private static ImmutableArray<string> NamesOf()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach ((string name, _) in Needs)
            names.Add(name);
        return names.ToImmutable();
    }

    /// <summary>The key that is generated; the element where none is written.</summary>
    private static TextSpan? GeneratedKey(XmlElement machineKey, bool isTransform, ConfigTransforms transforms)
    {
        // Keys in an encrypted section are written keys.
        if (machineKey.FindAttribute("configProtectionProvider") is not null || machineKey.FindAttribute("configSource") is not null || machineKey.FindAttribute("configBuilders") is not null || ConfigTransforms.IsRemoved(machineKey))
            return null;

        foreach (string name in KeyAttributes)
        {
            XmlAttribute? key = machineKey.FindAttribute(name);
            if (key is null ? isTransform : !key.Value.Value.StartsWith("AutoGenerate", StringComparison.OrdinalIgnoreCase))
                continue;
            if (!transforms.Change(machineKey, name))
                return key?.ValueSpan ?? machineKey.Span;
        }

        return null;
    }

    private static bool HoldsNeed(SourceFacts facts)
    {
        foreach (SyntaxNode use in facts.Uses)
        {
            foreach ((string name, _) in Needs)
            {
                if (use is SimpleNameSyntax simple && simple.Identifier.ValueText == name)
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where a configuration file has a machine key, or a finding of its own.</summary>
    private static bool IsSettledByFile(ArtifactSet artifacts)
    {
        foreach ((AdditionalText file, XmlArtifact document) in artifacts.XmlConfigs)
        {
            if (document.Root is not { } root)
                continue;

            if (root.LocalName == Element
                || WebConfig.Find(root, Element) is not null
                || !WebConfig.IsTransform(Path.GetFileName(file.Path)) && WebConfig.Find(root, "authentication")?.FindAttribute("mode") is { Value: "Forms" })
            {
                return true;
            }
        }

        return false;
    }

    private static SimpleNameSyntax? FirstNeed(ApplicationModel application)
    {
        foreach ((string name, string @namespace) in Needs)
        {
            foreach (SimpleNameSyntax use in application.UsesOf(name))
            {
                if (IsOf(@namespace, application.Bind(use)))
                    return use;
            }
        }

        return null;
    }

    private static bool IsOf(string @namespace, ISymbol? symbol) =>
        (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.ContainingNamespace.ToDisplayString() == @namespace;
}
