namespace CloudReady.Analyzers.Artifacts;

/// <summary>
/// What publishing changes in a configuration file: the transforms beside it (<c>Web.Release.config</c> for
/// <c>Web.config</c>) that are not for development.
/// </summary>
internal sealed class ConfigTransforms
{
    private const string Extension = ".config";
    private const string TransformAttribute = "Transform";

    /// <summary>The attributes by which the elements of a list are told apart.</summary>
    private static readonly string[] Keys = ["name", "key"];

    private readonly ImmutableArray<XmlArtifact> _transforms;

    private ConfigTransforms(ImmutableArray<XmlArtifact> transforms) => _transforms = transforms;

    /// <summary>The transforms of the file under analysis; none where it is a transform itself.</summary>
    public static ConfigTransforms Of(ArtifactContext context)
    {
        var transforms = ImmutableArray.CreateBuilder<XmlArtifact>();
        foreach ((AdditionalText file, XmlArtifact document) in context.Artifacts.XmlConfigs)
        {
            if (IsTransformOf(context.Path, file.Path))
                transforms.Add(document);
        }

        return new ConfigTransforms(transforms.ToImmutable());
    }

    /// <summary>True for an element that a transform takes away, or takes something away from.</summary>
    public static bool IsRemoved(XmlElement element)
    {
        for (XmlElement? current = element; current is { } part; current = part.Parent)
        {
            if (TransformOf(part) is { } transform && transform.StartsWith("Remove", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>True where a transform has an element with that name.</summary>
    public bool Have(string localName)
    {
        foreach (XmlArtifact document in _transforms)
        {
            if (document.Root is not { } root)
                continue;

            foreach (XmlElement element in root.Descendants)
            {
                if (element.LocalName == localName && !IsRemoved(element))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where a transform sets or removes the attribute, or replaces or removes the element or one around it.</summary>
    public bool Change(XmlElement element, string attribute)
    {
        foreach (XmlArtifact document in _transforms)
        {
            if (document.Root is not { } root)
                continue;

            foreach (XmlElement candidate in root.Descendants)
            {
                if (TransformOf(candidate) is { } transform && Changes(transform, candidate, element, attribute))
                    return true;
            }
        }

        return false;
    }

    private static bool Changes(string transform, XmlElement by, XmlElement element, string attribute)
    {
        if (ArePeers(by, element))
            return ReplacesElement(transform) || ChangesAttribute(transform, by, attribute);

        for (XmlElement? outer = element.Parent; outer is { } around; outer = around.Parent)
        {
            if (ArePeers(by, around))
                return ReplacesElement(transform);
        }

        return false;
    }

    private static bool ReplacesElement(string transform) => transform is "Remove" or "RemoveAll" or "Replace";

    /// <summary><c>SetAttributes</c>, <c>SetAttributes(a,b)</c>, <c>RemoveAttributes(a,b)</c>.</summary>
    private static bool ChangesAttribute(string transform, XmlElement by, string attribute)
    {
        int open = transform.IndexOf('(');
        if (open < 0)
            return transform == "SetAttributes" && by.FindAttribute(attribute) is not null;

        string kind = transform.Substring(0, open).Trim();
        return kind is "SetAttributes" or "RemoveAttributes" && Lists(transform.Substring(open + 1).TrimEnd(')'), attribute);
    }

    private static bool Lists(string attributes, string attribute)
    {
        foreach (string name in attributes.Split(','))
        {
            if (name.Trim() == attribute)
                return true;
        }

        return false;
    }

    /// <summary>True for elements at the same path of two files, and with the same key where they are one of a list.</summary>
    private static bool ArePeers(XmlElement left, XmlElement right)
    {
        foreach (string key in Keys)
        {
            if (left.FindAttribute(key) is { } leftKey
                && (right.FindAttribute(key) is not { } rightKey || !leftKey.Value.Equals(rightKey.Value, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        XmlElement? a = left;
        XmlElement? b = right;
        while (a is { } inLeft && b is { } inRight)
        {
            if (inLeft.LocalName != inRight.LocalName)
                return false;

            a = inLeft.Parent;
            b = inRight.Parent;
        }

        return a is null && b is null;
    }

    private static string? TransformOf(XmlElement element) => element.FindAttribute(TransformAttribute)?.Value.Trim();

    private static bool IsTransformOf(string path, string candidate)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        string name = Path.GetFileName(candidate);
        return stem.IndexOf('.') < 0
            && name.StartsWith(stem + ".", StringComparison.OrdinalIgnoreCase)
            && name.Length > stem.Length + 1 + Extension.Length
            && !DevelopmentFile.Is(name)
            && string.Equals(Path.GetDirectoryName(path), Path.GetDirectoryName(candidate), StringComparison.OrdinalIgnoreCase);
    }
}
