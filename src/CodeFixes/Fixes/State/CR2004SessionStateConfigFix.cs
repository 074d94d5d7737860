using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Sets the Redis provider, which reads the setting or connection string that is called <c>Redis</c>. Without its package the
/// application would not start: then there is no fix.
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

    /// <summary>What the other modes alone read.</summary>
    private static readonly string[] OtherModes =
        ["mode", "customProvider", "stateConnectionString", "stateNetworkTimeout", "sqlConnectionString", "sqlCommandTimeout", "allowCustomSqlDatabase", "useHostingIdentity", "partitionResolverType"];

    /// <inheritdoc />
    protected override string RuleId => "CR2004";

    /// <inheritdoc />
    protected override string Action => "redis";

    /// <inheritdoc />
    protected override string Title => "Keep session in Redis (RedisSessionStateProvider)";

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
        var changes = new List<TextChange> { new(TextSpan.FromBounds(element.NameSpan.End, EndOfAttributes(element, text)), Attributes(element, text)) };
        if (element.FindChild("providers") is { } existing)
            changes.Add(new TextChange(new TextSpan(existing.Span.End, 0), layout.Line(depth + 2) + provider));
        else if (element.Span == element.FullSpan)
            changes.Add(new TextChange(TextSpan.FromBounds(EndOfAttributes(element, text), element.Span.End), $">{Providers(layout, depth, provider)}{layout.Line(depth)}</sessionState>"));
        else
            changes.Add(new TextChange(new TextSpan(element.Span.End, 0), Providers(layout, depth, provider)));
        return changes;
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
