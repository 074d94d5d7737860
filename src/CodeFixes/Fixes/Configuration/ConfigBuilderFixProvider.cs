using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>
/// Lets a configuration builder take the values of the section from the environment, and blanks a value that is secret.
/// Without the package of the builder the application would not start: then there is no fix.
/// </summary>
public abstract class ConfigBuilderFixProvider : ArtifactFixProvider
{
    /// <inheritdoc />
    protected sealed override string Action => "builder";

    /// <inheritdoc />
    protected sealed override string Title => "Read the section from the environment (configBuilders)";

    /// <summary>True for a value that must not stay in the file.</summary>
    internal abstract bool IsSecret(string value);

    internal sealed override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (ParsedArtifacts.Xml(text).Root is not { LocalName: "configuration" } root
            || Path.GetFileNameWithoutExtension(document.Name).Contains('.')
            || EnvironmentBuilder.VersionIn(document.Project) is null
            || SettingAt(root, diagnostic.Location.SourceSpan) is not { } value
            || SectionOf(value.Element, root) is not { LocalName: "connectionStrings" or "appSettings" } section)
        {
            return [];
        }

        var changes = new List<TextChange>();
        if (section.FindAttribute("configBuilders") is not { ValueSpan.Length: > 0 })
        {
            if (EnvironmentBuilder.For(root, new ConfigLayout(text, root), mode: null) is not var (name, definition))
                return [];

            changes.AddRange(definition);
            changes.Add(new TextChange(new TextSpan(section.NameSpan.End, 0), $" configBuilders=\"{name}\""));
        }

        if (IsSecret(value.Attribute.Value))
            changes.Add(new TextChange(value.Attribute.ValueSpan, ""));
        return changes;
    }

    private static (XmlElement Element, XmlAttribute Attribute)? SettingAt(XmlElement root, TextSpan span)
    {
        foreach (XmlElement element in root.Descendants)
        {
            foreach (XmlAttribute attribute in element.Attributes)
            {
                if (attribute.ValueSpan == span)
                    return (element, attribute);
            }
        }

        return null;
    }

    /// <summary>The section of the file that holds the element; null where it stands in a location of its own.</summary>
    private static XmlElement? SectionOf(XmlElement element, XmlElement root) =>
        element.Parent is { } section && section.Parent is { } outer && outer.Span == root.Span ? section : null;
}
