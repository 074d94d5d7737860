using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Configuration;

/// <summary>
/// Lets a configuration builder take the values of the section from the environment, and blanks a value with a password.
/// Without the package of the builder the application would not start: then there is no fix.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR1103ConnectionStringInConfigFileFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR1103ConnectionStringInConfigFileFix : ArtifactFixProvider
{
    private const string Package = "Microsoft.Configuration.ConfigurationBuilders.Environment";
    private const string BuilderType = "Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder";
    private const string DefaultName = "Environment";

    private const string Section = "<section name=\"configBuilders\" type=\"System.Configuration.ConfigurationBuildersSection, System.Configuration, "
        + "Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a\" restartOnExternalChanges=\"false\" requirePermission=\"false\" />";

    private const string Builder = "<add name=\"" + DefaultName + "\" type=\"" + BuilderType + ", " + Package + "\" />";

    /// <inheritdoc />
    protected override string RuleId => "CR1103";

    /// <inheritdoc />
    protected override string Action => "builder";

    /// <inheritdoc />
    protected override string Title => "Read the section from the environment (configBuilders)";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (ParsedArtifacts.Xml(text).Root is not { LocalName: "configuration" } root
            || Path.GetFileNameWithoutExtension(document.Name).Contains('.')
            || !HasPackage(document.Project)
            || SettingAt(root, diagnostic.Location.SourceSpan) is not { } value
            || SectionOf(value.Element, root) is not { LocalName: "connectionStrings" or "appSettings" } section)
        {
            return [];
        }

        var layout = new Layout(text, root);
        if (BuilderFor(root, layout) is not var (name, changes))
            return [];

        changes.Add(new TextChange(new TextSpan(section.NameSpan.End, 0), $" configBuilders=\"{name}\""));
        if (ConnectionSetting.ReadKnown(value.Attribute.Value) is { HasCredential: true })
            changes.Add(new TextChange(value.Attribute.ValueSpan, ""));
        return changes;
    }

    /// <summary>The builder of the file, or the edits that define one; null where that is not certain to be right.</summary>
    private static (string Name, List<TextChange> Changes)? BuilderFor(XmlElement root, Layout layout)
    {
        if (root.FindChild("configBuilders") is { } defined)
            return NameOfBuilder(defined) is { } name ? (name, []) : null;

        string builders = $"{layout.Line(1)}<configBuilders>{layout.Line(2)}<builders>{layout.Line(3)}{Builder}{layout.Line(2)}</builders>{layout.Line(1)}</configBuilders>";
        if (root.FindChild("configSections") is not { } sections)
        {
            string declared = $"{layout.Line(1)}<configSections>{layout.Line(2)}{Section}{layout.Line(1)}</configSections>";
            return (DefaultName, [new TextChange(new TextSpan(root.Span.End, 0), declared + builders)]);
        }

        if (sections.Span == sections.FullSpan || sections.FindAttribute("configSource") is not null)
            return null;

        return (DefaultName,
        [
            new TextChange(new TextSpan(sections.Span.End, 0), layout.Line(2) + Section),
            new TextChange(new TextSpan(sections.FullSpan.End, 0), builders),
        ]);
    }

    private static string? NameOfBuilder(XmlElement builders)
    {
        foreach (XmlElement element in builders.Descendants)
        {
            if (element.LocalName == "add" && element.FindAttribute("type")?.Value.StartsWith(BuilderType, StringComparison.Ordinal) == true)
                return element.FindAttribute("name")?.Value;
        }

        return null;
    }

    private static bool HasPackage(Project project) =>
        project.MetadataReferences.Any(reference => Path.GetFileNameWithoutExtension(reference.Display ?? "") == Package)
        || project.AnalyzerOptions.AdditionalFiles.Any(file =>
            Path.GetFileName(file.Path).Equals("packages.config", StringComparison.OrdinalIgnoreCase)
            && file.GetText()?.ToString().Contains($"\"{Package}\"") == true);

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

    /// <summary>Breaks and indents lines as the file does.</summary>
    private sealed class Layout
    {
        private readonly string _endOfLine;
        private readonly string _indent;

        public Layout(SourceText text, XmlElement root)
        {
            TextLine first = text.Lines[0];
            _endOfLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
            _indent = IndentOf(text, root);
        }

        public string Line(int depth) => _endOfLine + string.Concat(Enumerable.Repeat(_indent, depth));

        private static string IndentOf(SourceText text, XmlElement root)
        {
            foreach (XmlElement child in root.Children)
            {
                TextLine line = text.Lines.GetLineFromPosition(child.Span.Start);
                string before = text.ToString(TextSpan.FromBounds(line.Start, child.Span.Start));
                if (before.Length > 0 && string.IsNullOrWhiteSpace(before))
                    return before;
            }

            return "  ";
        }
    }
}
