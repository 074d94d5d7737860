using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>Reads <c>system.serviceModel</c> of a configuration file.</summary>
internal static class WcfConfiguration
{
    /// <summary>The first endpoint whose binding is asked for; null where there is none.</summary>
    /// <param name="document">The configuration file.</param>
    /// <param name="isWanted">Whether a binding is asked for; it is told whether a client has it.</param>
    public static (string Binding, TextSpan Span)? FirstBinding(XmlArtifact document, Func<bool, string, bool> isWanted)
    {
        foreach (XmlElement element in In(document, "endpoint"))
        {
            if (element.FindAttribute("binding") is { Value: var binding } attribute
                && !ConfigTransforms.IsRemoved(element)
                && isWanted(element.Parent is { LocalName: "client" }, binding))
            {
                return (binding, attribute.ValueSpan);
            }
        }

        return null;
    }

    /// <summary>The first service that WCF hosts; null where there is none.</summary>
    public static (string Service, TextSpan Span)? FirstService(XmlArtifact document)
    {
        foreach (XmlElement element in In(document, "service"))
        {
            if (element.Parent is { LocalName: "services" } && element.FindAttribute("name") is { ValueSpan.Length: > 0 } name && !ConfigTransforms.IsRemoved(element))
                return ("WCF service " + name.Value, name.ValueSpan);
        }

        return null;
    }

    private static IEnumerable<XmlElement> In(XmlArtifact document, string name)
    {
        if (document.Root?.FindChild("system.serviceModel") is not { } section)
            yield break;

        foreach (XmlElement element in section.Descendants)
        {
            if (element.LocalName == name)
                yield return element;
        }
    }
}
