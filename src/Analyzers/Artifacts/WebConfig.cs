namespace CloudReady.Analyzers.Artifacts;

/// <summary>What the parts of a <c>web.config</c> are.</summary>
internal static class WebConfig
{
    /// <summary><c>Web.Release.config</c>, a change of <c>Web.config</c> for publishing.</summary>
    public static bool IsTransform(string fileName) => Path.GetFileNameWithoutExtension(fileName).IndexOf('.') > 0;

    /// <summary>True for a child of <c>system.web</c> that counts for the whole application, not for one <c>location</c>.</summary>
    public static bool IsOfApplication(XmlElement element)
    {
        if (element.Parent is not { LocalName: "system.web" } section || section.Parent is not { } outer)
            return false;

        return outer.LocalName == "configuration"
            || outer.LocalName == "location" && (outer.FindAttribute("path") is not { } path || path.Value.Trim() is "" or ".");
    }

    /// <summary>The first child of <c>system.web</c> with that name that counts for the whole application.</summary>
    public static XmlElement? Find(XmlElement root, string localName)
    {
        foreach (XmlElement element in root.Descendants)
        {
            if (element.LocalName == localName && IsOfApplication(element))
                return element;
        }

        return null;
    }
}
