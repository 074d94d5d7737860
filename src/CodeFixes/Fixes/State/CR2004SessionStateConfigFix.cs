using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Sets the Redis provider, which reads the setting or connection string that is called <c>Redis</c>, and adds that setting, empty,
/// where the file has neither. Without the package of the provider the application would not start: then there is no fix.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR2004SessionStateConfigFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR2004SessionStateConfigFix : ArtifactFixProvider
{
    private const string Package = "Microsoft.Web.RedisSessionStateProvider";
    private const string ProviderType = "Microsoft.Web.Redis.RedisSessionStateProvider";
    private const string ProviderName = "Redis";
    private const string Note = "<!-- Add the setting or connection string 'Redis', with the address, to web.config. -->";

    /// <summary>What the other modes alone read.</summary>
    private static readonly string[] OtherModes =
        ["mode", "customProvider", "stateConnectionString", "stateNetworkTimeout", "sqlConnectionString", "sqlCommandTimeout", "allowCustomSqlDatabase", "useHostingIdentity", "partitionResolverType"];

    /// <inheritdoc />
    protected override string RuleId => "CR2004";

    /// <inheritdoc />
    protected override string Action => "redis";

    /// <inheritdoc />
    protected override string Title => "Keep session in Redis (RedisSessionStateProvider), whose address is the setting 'Redis'";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (ParsedArtifacts.Xml(text).Root is not { } root
            || WebConfig.IsTransform(document.Name)
            || PackageOf.Version(document.Project, Package) is null
            || ElementAt(root, diagnostic.Location.SourceSpan) is not { } element
            || element.FindChild("providers") is { } providers && !CanExtend(providers))
        {
            return [];
        }

        var layout = new ConfigLayout(text, root);
        int depth = DepthOf(element);
        string provider = $"<add name=\"{ProviderName}\" type=\"{ProviderType}\" connectionString=\"{ProviderName}\" />";
        TextChange? setting = AddSetting(root, element, layout);
        if (setting is null && !NamesSetting(root))
            provider = Note + layout.Line(depth + 2) + provider;
        var changes = new List<TextChange> { new(TextSpan.FromBounds(element.NameSpan.End, EndOfAttributes(element, text)), Attributes(element, text)) };
        if (element.FindChild("providers") is { } existing)
            changes.Add(new TextChange(new TextSpan(existing.Span.End, 0), layout.Line(depth + 2) + provider));
        else if (element.Span == element.FullSpan)
            changes.Add(new TextChange(TextSpan.FromBounds(EndOfAttributes(element, text), element.Span.End), $">{Providers(layout, depth, provider)}{layout.Line(depth)}</sessionState>"));
        else
            changes.Add(new TextChange(new TextSpan(element.Span.End, 0), Providers(layout, depth, provider)));
        if (setting is { } added)
            changes.Add(added);
        return changes;
    }

    /// <summary>The setting, empty, where the file has a place for it; null where it is there, and where another file has the settings.</summary>
    private static TextChange? AddSetting(XmlElement root, XmlElement element, ConfigLayout layout)
    {
        if (root.LocalName != "configuration" || NamesSetting(root))
            return null;

        const string Setting = $"<add key=\"{ProviderName}\" value=\"\" />";
        string section = $"<appSettings>{layout.Line(2)}{Setting}{layout.Line(1)}</appSettings>";
        if (root.FindChild("appSettings") is not { } settings)
            return OutermostOf(element) is { } before ? new TextChange(new TextSpan(before.FullSpan.Start, 0), section + layout.Line(1)) : null;
        if (settings.FindAttribute("configSource") is not null)
            return null;
        if (settings.Span == settings.FullSpan)
            return settings.Attributes.Count == 0 ? new TextChange(settings.FullSpan, section) : null;

        return new TextChange(new TextSpan(settings.Span.End, 0), layout.Line(2) + Setting);
    }

    private static bool NamesSetting(XmlElement root) =>
        Has(root.FindChild("appSettings"), "key") || Has(root.FindChild("connectionStrings"), "name");

    private static bool Has(XmlElement? section, string attribute)
    {
        if (section is not { } list)
            return false;

        foreach (XmlElement child in list.Children)
        {
            if (string.Equals(child.FindAttribute(attribute)?.Value, ProviderName, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The child of the root that holds the element.</summary>
    private static XmlElement? OutermostOf(XmlElement element)
    {
        XmlElement current = element;
        while (current.Parent is { Parent: not null } outer)
            current = outer;
        return current.Parent is null ? null : current;
    }

    private static string Providers(ConfigLayout layout, int depth, string provider) =>
        $"{layout.Line(depth + 1)}<providers>{layout.Line(depth + 2)}{provider}{layout.Line(depth + 1)}</providers>";

    /// <summary>True for a list that is not empty, and in which nothing has the name of the new provider.</summary>
    private static bool CanExtend(XmlElement providers)
    {
        foreach (XmlElement child in providers.Children)
        {
            if (child.FindAttribute("name")?.Value == ProviderName)
                return false;
        }

        return providers.Span != providers.FullSpan;
    }

    /// <summary>The mode and the provider, then what is not about another mode, as it is written.</summary>
    private static string Attributes(XmlElement element, SourceText text)
    {
        string attributes = $" mode=\"Custom\" customProvider=\"{ProviderName}\"";
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (!OtherModes.Contains(attribute.LocalName))
                attributes += " " + text.ToString(TextSpan.FromBounds(attribute.NameSpan.Start, attribute.ValueSpan.End + 1));
        }

        return attributes;
    }

    private static int EndOfAttributes(XmlElement element, SourceText text)
    {
        int end = element.Span.End - 1;
        if (text[end - 1] == '/')
            end--;
        while (char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    private static XmlElement? ElementAt(XmlElement root, TextSpan span)
    {
        foreach (XmlElement element in SessionStateSetting.ElementsOf(root))
        {
            if (element.Span.Contains(span))
                return element;
        }

        return null;
    }

    private static int DepthOf(XmlElement element)
    {
        int depth = 0;
        for (XmlElement? outer = element.Parent; outer is { } around; outer = around.Parent)
            depth++;
        return depth;
    }
}
