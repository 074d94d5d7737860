namespace CloudReady.Analyzers.Artifacts;

/// <summary>Tells the settings files that serve developers' machines only, by their names.</summary>
internal static class DevelopmentFile
{
    private static readonly string[] DevelopmentWords = ["dev", "development", "local", "debug", "test", "tests", "minikube"];

    private static readonly string[] Environments = ["Development", "Local", "Debug"];

    /// <summary>True for <c>appsettings.Development.json</c>, <c>appsettings.Local.json</c>, <c>Web.Debug.config</c> and the like.</summary>
    public static bool Is(string fileName)
    {
        string stem = Path.GetFileNameWithoutExtension(fileName);
        int dot = stem.LastIndexOf('.');
        if (dot < 0)
            return false;

        string environment = stem.Substring(dot + 1);
        foreach (string name in Environments)
        {
            if (environment.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True where a word of the file's name or of its folder's says so: <c>overlays/dev/app.yaml</c>, <c>app-local.yaml</c>.</summary>
    public static bool SaysDevelopment(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string folder = Path.GetFileName(Path.GetDirectoryName(path) ?? "");
        foreach (string word in (name + "-" + folder).Split('-', '.', '_', ' '))
        {
            if (Array.Exists(DevelopmentWords, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
