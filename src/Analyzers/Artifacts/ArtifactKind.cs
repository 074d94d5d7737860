namespace CloudReady.Analyzers.Artifacts;

/// <summary>What a file beside the code is, by its name alone: items that users list themselves carry no metadata.</summary>
internal enum ArtifactKind
{
    /// <summary>No file that the rules read.</summary>
    Other,

    /// <summary><c>appsettings*.json</c>.</summary>
    JsonSettings,

    /// <summary>
    /// <c>web.config</c>, <c>app.config</c>, their transforms, <c>*.exe.config</c>, and the files that they take sections from
    /// by <c>configSource</c> or <c>file</c>: <c>connectionStrings*.config</c>, <c>appSettings*.config</c>.
    /// </summary>
    XmlConfig,

    /// <summary><c>CloudReady.Apis.txt</c>.</summary>
    ApiList,
}

/// <summary>Tells the kind of a file.</summary>
internal static class ArtifactKinds
{
    private static readonly string[] XmlConfigPrefixes = ["web.", "app.", "connectionStrings", "appSettings"];

    public static ArtifactKind Of(string path)
    {
        string name = Path.GetFileName(path);
        if (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && HasExtension(name, ".json"))
            return ArtifactKind.JsonSettings;
        if (HasExtension(name, ".config") && IsXmlConfig(name))
            return ArtifactKind.XmlConfig;
        return Engine.Apis.ApiListFile.IsApiList(name) ? ArtifactKind.ApiList : ArtifactKind.Other;
    }

    private static bool IsXmlConfig(string name)
    {
        foreach (string prefix in XmlConfigPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return HasExtension(name, ".exe.config");
    }

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
