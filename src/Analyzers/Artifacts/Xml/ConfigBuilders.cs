namespace CloudReady.Analyzers.Artifacts;

/// <summary>The configuration builders of .NET Framework, which replace the values of a section when the application starts.</summary>
internal static class ConfigBuilders
{
    /// <summary>True for an element of a section that a builder fills.</summary>
    public static bool Fill(XmlElement element)
    {
        for (XmlElement? current = element; current is { } part; current = part.Parent)
        {
            if (part.FindAttribute("configBuilders") is { ValueSpan.Length: > 0 })
                return true;
        }

        return false;
    }
}
