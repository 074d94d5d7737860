using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using CloudReady.CodeFixes.Engine.Configuration;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.State;

/// <summary>
/// Takes the keys from the environment through a configuration builder. Versions 1 and 2 of its package expand tokens in any
/// section; version 3 knows settings and connection strings only, and then there is no fix.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(CR2008MachineKeyNotSharedFix),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".config"])]
public sealed class CR2008MachineKeyNotSharedFix : ArtifactFixProvider
{
    private const string Keys = "validationKey=\"${MACHINEKEY_VALIDATIONKEY}\" decryptionKey=\"${MACHINEKEY_DECRYPTIONKEY}\"";

    /// <inheritdoc />
    protected override string RuleId => "CR2008";

    /// <inheritdoc />
    protected override string Action => "builder";

    /// <inheritdoc />
    protected override string Title => "Take the machine key from the environment (configBuilders)";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (ParsedArtifacts.Xml(text).Root is not { LocalName: "configuration" } root
            || WebConfig.IsTransform(document.Name)
            || EnvironmentBuilder.VersionIn(document.Project) is not { Length: > 0 } version
            || version[0] is not ('1' or '2')
            || WebConfig.Find(root, "authentication") is null && WebConfig.Find(root, "machineKey") is null)
        {
            return [];
        }

        var layout = new ConfigLayout(text, root);
        if (EnvironmentBuilder.For(root, layout, mode: "Expand") is not var (builder, changes))
            return [];

        string attributes = $" configBuilders=\"{builder}\" {Keys}";
        if (WebConfig.Find(root, "machineKey") is { } machineKey)
        {
            foreach (XmlAttribute attribute in machineKey.Attributes)
            {
                if (attribute.LocalName is not ("validationKey" or "decryptionKey"))
                    attributes += " " + text.ToString(TextSpan.FromBounds(attribute.NameSpan.Start, attribute.ValueSpan.End + 1));
            }

            int end = machineKey.Attributes.Count == 0 ? machineKey.NameSpan.End : machineKey.Attributes[machineKey.Attributes.Count - 1].ValueSpan.End + 1;
            changes.Add(new TextChange(TextSpan.FromBounds(machineKey.NameSpan.End, end), attributes));
        }
        else
        {
            XmlElement after = WebConfig.Find(root, "authentication")!.Value;
            changes.Add(new TextChange(new TextSpan(after.FullSpan.End, 0), $"{layout.Line(2)}<machineKey{attributes} />"));
        }

        return changes;
    }
}
