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
    /// by <c>configSource</c> or <c>file</c>: <c>connectionStrings*.config</c>, <c>appSettings*.config</c>, <c>sessionState*.config</c>,
    /// <c>machineKey*.config</c>.
    /// </summary>
    XmlConfig,

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.*</c>, <c>*.Dockerfile</c>, <c>Containerfile</c>.</summary>
    Dockerfile,

    /// <summary><c>.dockerignore</c>, <c>Dockerfile.dockerignore</c>.</summary>
    DockerIgnore,

    /// <summary><c>nuget.config</c>.</summary>
    NuGetConfig,

    /// <summary><c>*.csproj</c>.</summary>
    Project,

    /// <summary><c>packages.lock.json</c>.</summary>
    PackagesLock,

    /// <summary>
    /// What may configure NLog or log4net, by its name: <c>nlog*.config</c>, <c>log*.config</c>, <c>*.log4net.config</c>, the
    /// same with <c>.xml</c>, and <c>*.nlog</c>. Whether it does, its root says.
    /// </summary>
    LogConfig,

    /// <summary><c>*.yaml</c>, <c>*.yml</c>, and <c>*.json</c> in a folder for manifests: whether it is one, its content says.</summary>
    Yaml,

    /// <summary><c>docker-compose*.yml</c>, <c>compose*.yaml</c>: never a manifest.</summary>
    Compose,

    /// <summary><c>CloudReady.Apis.txt</c>.</summary>
    ApiList,
}

/// <summary>Tells the kind of a file.</summary>
internal static class ArtifactKinds
{
    private static readonly string[] XmlConfigPrefixes = ["web.", "app.", "connectionStrings", "appSettings", "sessionState", "machineKey"];

    private static readonly string[] DockerfileNames = ["Dockerfile", "Containerfile"];

    private static readonly HashSet<string> NoDockerfileExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".txt", ".rst", ".adoc", ".cs", ".js", ".ts", ".py", ".go", ".rb", ".sh", ".ps1", ".json", ".yml", ".yaml", ".xml", ".toml", ".html",
        ".j2", ".jinja", ".tpl", ".tmpl", ".template", ".erb", ".in", ".mustache", ".liquid", ".hbs", ".bak", ".orig", ".swp", ".dockerignore",
    };

    public static ArtifactKind Of(string path)
    {
        string name = Path.GetFileName(path);
        if (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && HasExtension(name, ".json"))
            return ArtifactKind.JsonSettings;
        if (HasExtension(name, ".config") && IsXmlConfig(name))
            return ArtifactKind.XmlConfig;
        if (HasExtension(name, ".dockerignore"))
            return ArtifactKind.DockerIgnore;
        if (IsDockerfile(name))
            return ArtifactKind.Dockerfile;
        if (HasExtension(name, ".csproj"))
            return ArtifactKind.Project;
        if (name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase))
            return ArtifactKind.NuGetConfig;
        if (name.Equals("packages.lock.json", StringComparison.OrdinalIgnoreCase))
            return ArtifactKind.PackagesLock;
        if (IsLogConfig(name))
            return ArtifactKind.LogConfig;
        if (Compose.ComposeFile.IsName(name))
            return ArtifactKind.Compose;
        if (HasExtension(name, ".yaml") || HasExtension(name, ".yml") || (HasExtension(name, ".json") && Kubernetes.ManifestPaths.IsInManifestFolder(path)))
            return ArtifactKind.Yaml;
        return Engine.Apis.ApiListFile.IsApiList(name) ? ArtifactKind.ApiList : ArtifactKind.Other;
    }

    /// <summary>True for a file that the project lists under a name of its own and that may configure logging all the same.</summary>
    public static bool IsOtherXml(string path) => HasExtension(path, ".xml") || HasExtension(path, ".config");

    private static bool IsXmlConfig(string name)
    {
        foreach (string prefix in XmlConfigPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return HasExtension(name, ".exe.config");
    }

    /// <summary>Documents, scripts and templates about Dockerfiles are none.</summary>
    private static bool IsDockerfile(string name)
    {
        // .gitpod.Dockerfile: the machine that developers work on.
        if (name.StartsWith(".", StringComparison.Ordinal))
            return false;

        foreach (string stem in DockerfileNames)
        {
            if (name.Equals(stem, StringComparison.OrdinalIgnoreCase) || HasExtension(name, "." + stem))
                return true;
            if (name.StartsWith(stem + ".", StringComparison.OrdinalIgnoreCase) && !NoDockerfileExtensions.Contains(Path.GetExtension(name)))
                return true;
        }

        return false;
    }

    private static bool IsLogConfig(string name)
    {
        if (HasExtension(name, ".nlog"))
            return true;

        return (HasExtension(name, ".config") || HasExtension(name, ".xml"))
            && (name.StartsWith("log", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("nlog", StringComparison.OrdinalIgnoreCase)
                || HasExtension(name, ".log4net" + Path.GetExtension(name)));
    }

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
