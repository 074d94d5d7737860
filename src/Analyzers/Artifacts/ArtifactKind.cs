namespace CloudReady.Analyzers.Artifacts;

/// <summary>What a file beside the code is, by its name alone: items that users list themselves carry no metadata.</summary>
internal enum ArtifactKind
{
    /// <summary>No file that the rules read.</summary>
    Other,

    /// <summary><c>appsettings*.json</c>.</summary>
    JsonSettings,

    /// <summary><c>web.config</c>, <c>app.config</c> and their transforms.</summary>
    XmlConfig,

    /// <summary><c>CloudReady.Apis.txt</c>.</summary>
    ApiList,
}

/// <summary>Tells the kind of a file.</summary>
internal static class ArtifactKinds
{
    public static ArtifactKind Of(string path)
    {
        string name = Path.GetFileName(path);
        if (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && HasExtension(name, ".json"))
            return ArtifactKind.JsonSettings;
        if ((name.StartsWith("web.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("app.", StringComparison.OrdinalIgnoreCase)) && HasExtension(name, ".config"))
            return ArtifactKind.XmlConfig;
        return Engine.Apis.ApiListFile.IsApiList(name) ? ArtifactKind.ApiList : ArtifactKind.Other;
    }

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
