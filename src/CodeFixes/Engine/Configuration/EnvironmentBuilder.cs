using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine.Configuration;

/// <summary>
/// The configuration builder of a <c>web.config</c> that takes values from the environment. Without its package the
/// application would not start.
/// </summary>
internal static class EnvironmentBuilder
{
    private const string Package = "Microsoft.Configuration.ConfigurationBuilders.Environment";
    private const string BuilderType = "Microsoft.Configuration.ConfigurationBuilders.EnvironmentConfigBuilder";

    private const string Section = "<section name=\"configBuilders\" type=\"System.Configuration.ConfigurationBuildersSection, System.Configuration, "
        + "Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a\" restartOnExternalChanges=\"false\" requirePermission=\"false\" />";

    /// <summary>The version of the package that the project references; empty where it cannot be told, null for none.</summary>
    public static string? VersionIn(Project project) => PackageOf.Version(project, Package);

    /// <summary>The builder of the file with that mode, or the edits that define one; null where that is not certain to be right.</summary>
    /// <param name="root">The root of the file.</param>
    /// <param name="layout">How the file breaks its lines.</param>
    /// <param name="mode">The mode of the builder; null for the default, which reads settings and connection strings by their names.</param>
    public static (string Name, List<TextChange> Changes)? For(XmlElement root, ConfigLayout layout, string? mode)
    {
        string name = mode is null ? "Environment" : "Environment" + mode;
        string builder = $"<add name=\"{name}\"{(mode is null ? "" : $" mode=\"{mode}\"")} type=\"{BuilderType}, {Package}\" />";
        if (root.FindChild("configBuilders") is { } defined)
        {
            if (NameOfBuilder(defined, mode) is { } existing)
                return (existing, []);

            return mode is not null && defined.FindChild("builders") is { } list && list.Span != list.FullSpan
                ? (name, [new TextChange(new TextSpan(list.Span.End, 0), layout.Line(3) + builder)])
                : null;
        }

        string builders = $"{layout.Line(1)}<configBuilders>{layout.Line(2)}<builders>{layout.Line(3)}{builder}{layout.Line(2)}</builders>{layout.Line(1)}</configBuilders>";
        if (root.FindChild("configSections") is not { } sections)
        {
            string declared = $"{layout.Line(1)}<configSections>{layout.Line(2)}{Section}{layout.Line(1)}</configSections>";
            return (name, [new TextChange(new TextSpan(root.Span.End, 0), declared + builders)]);
        }

        if (sections.Span == sections.FullSpan || sections.FindAttribute("configSource") is not null)
            return null;

        return (name,
        [
            new TextChange(new TextSpan(sections.Span.End, 0), layout.Line(2) + Section),
            new TextChange(new TextSpan(sections.FullSpan.End, 0), builders),
        ]);
    }

    private static string? NameOfBuilder(XmlElement builders, string? mode)
    {
        foreach (XmlElement element in builders.Descendants)
        {
            if (element.LocalName == "add"
                && element.FindAttribute("type")?.Value.StartsWith(BuilderType, StringComparison.Ordinal) == true
                && HasMode(element, mode))
            {
                return element.FindAttribute("name")?.Value;
            }
        }

        return null;
    }

    private static bool HasMode(XmlElement builder, string? mode) => builder.FindAttribute("mode")?.Value is var written
        && (mode is null ? written is null or "Strict" or "Greedy" : written == mode);
}
