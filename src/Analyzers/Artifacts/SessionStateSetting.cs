using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>The <c>sessionState</c> element of a <c>web.config</c>, or of the file that it takes the section from.</summary>
internal sealed class SessionStateSetting
{
    private const string Element = "sessionState";

    private SessionStateSetting(XmlElement element)
    {
        XmlAttribute? mode = element.FindAttribute("mode");
        Mode = mode?.Value.Trim() ?? "InProc";
        Span = mode?.ValueSpan ?? element.Span;
        IsLocal = Is("InProc") || Is("StateServer") || Is("SQLServer") && IsOnLocalServer(element);
    }

    /// <summary>The mode; <c>InProc</c>, the default, where none is written.</summary>
    public string Mode { get; }

    /// <summary>The value of the mode, or the start tag where none is written.</summary>
    public TextSpan Span { get; }

    /// <summary>True where the session is lost with one machine, or lives beside it.</summary>
    public bool IsLocal { get; }

    /// <summary>The file that holds the element; its path and text make the location.</summary>
    public AdditionalText? File { get; private set; }

    /// <summary>A location of the mode.</summary>
    public Location Location => ArtifactLocation.Create(File!.Path, File.GetText()!, Span);

    /// <summary>Reads an element; null for another one, for one that takes its content from elsewhere, and for one in a transform that sets no mode.</summary>
    public static SessionStateSetting? Read(XmlElement element, bool isTransform) =>
        element.LocalName == Element
        && element.FindAttribute("configSource") is null
        && !ConfigTransforms.IsRemoved(element)
        && (!isTransform || element.FindAttribute("mode") is not null)
            ? new SessionStateSetting(element)
            : null;

    /// <summary>
    /// The setting that counts where the application is deployed: a transform for publishing wins over the file. Null where
    /// there is none.
    /// </summary>
    public static SessionStateSetting? Find(ArtifactSet artifacts)
    {
        SessionStateSetting? found = null;
        foreach ((AdditionalText file, XmlArtifact document) in artifacts.XmlConfigs)
        {
            string name = Path.GetFileName(file.Path);
            if (document.Root is not { } root || DevelopmentFile.Is(name))
                continue;

            bool isTransform = WebConfig.IsTransform(name);
            foreach (XmlElement element in ElementsOf(root))
            {
                if (Read(element, isTransform) is not { } setting)
                    continue;

                setting.File = file;
                if (found is null || isTransform)
                    found = setting;
            }
        }

        return found;
    }

    /// <summary>The elements with that name: one of <c>system.web</c>, or the root of a file of its own.</summary>
    public static IEnumerable<XmlElement> ElementsOf(XmlElement root)
    {
        if (root.LocalName == Element)
            yield return root;

        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == Element && WebConfig.IsOfApplication(element))
                yield return element;
        }
    }

    public bool Is(string mode) => Mode.Equals(mode, StringComparison.OrdinalIgnoreCase);

    private static bool IsOnLocalServer(XmlElement element) =>
        element.FindAttribute("sqlConnectionString") is not { } connection || ConnectionString.ReadKnown(connection.Value) is { IsLocal: true };
}
