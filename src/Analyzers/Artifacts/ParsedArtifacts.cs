using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// The documents of the texts beside the code. A text is parsed once, whatever the number of rules and analyzers that read
/// it, and forgotten with it.
/// </summary>
internal static class ParsedArtifacts
{
    private static readonly ConditionalWeakTable<SourceText, JsonDocument> JsonDocuments = new();
    private static readonly ConditionalWeakTable<SourceText, XmlArtifact> XmlDocuments = new();
    private static readonly ConditionalWeakTable<SourceText, Dockerfile> Dockerfiles = new();
    private static readonly ConditionalWeakTable<SourceText, DockerIgnore> DockerIgnores = new();

    private static readonly ConditionalWeakTable<SourceText, YamlFile> YamlFiles = new();
    private static readonly ConditionalWeakTable<SourceText, Templates> YamlTemplates = new();
    private static readonly ConditionalWeakTable<SourceText, object> ManifestTests = new();

    public static JsonDocument Json(SourceText text) =>
        JsonDocuments.GetValue(text, static text => JsonDocument.Parse(text, CancellationToken.None));

    public static XmlArtifact Xml(SourceText text) =>
        XmlDocuments.GetValue(text, static text => XmlArtifact.Parse(text, CancellationToken.None));

    public static Dockerfile Dockerfile(SourceText text) =>
        Dockerfiles.GetValue(text, static text => Artifacts.Dockerfile.Parse(text, CancellationToken.None));

    public static DockerIgnore DockerIgnore(SourceText text) =>
        DockerIgnores.GetValue(text, static text => Artifacts.DockerIgnore.Parse(text));

    /// <param name="text">The file.</param>
    /// <param name="values">The default values of the chart that the file belongs to, if it does.</param>
    public static YamlFile Yaml(SourceText text, YamlFile? values)
    {
        YamlFile file = YamlFiles.GetValue(text, static text => YamlFile.Parse(text, null, CancellationToken.None));
        return values is null || !file.IsTemplate ? file : YamlTemplates.GetValue(text, static _ => new Templates()).With(values, text);
    }

    /// <summary>True for text that has both keys of every Kubernetes object.</summary>
    public static bool MayBeManifest(SourceText text) =>
        (bool)ManifestTests.GetValue(text, static text => Kubernetes.ManifestFile.MayBe(text.ToString()));

    /// <summary>A template with the values that it was read with last.</summary>
    private sealed class Templates
    {
        private YamlFile? _file;
        private YamlFile? _values;

        public YamlFile With(YamlFile values, SourceText text)
        {
            lock (this)
            {
                if (_file is null || _values != values)
                    _file = YamlFile.Parse(text, values, CancellationToken.None);
                _values = values;
                return _file;
            }
        }
    }
}
