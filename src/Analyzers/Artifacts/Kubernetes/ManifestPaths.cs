namespace CloudReady.Analyzers.Artifacts.Kubernetes;

/// <summary>What the place of a file says.</summary>
internal static class ManifestPaths
{
    private const string Templates = "/templates/";

    private static readonly string[] Folders = ["/k8s/", "/kubernetes/", "/manifests/"];

    /// <summary>True below a folder whose name says that manifests are in it.</summary>
    public static bool IsInManifestFolder(string path)
    {
        foreach (string folder in Folders)
        {
            if (Normalize(path).IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The path with <c>/</c>.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/');

    /// <summary>The folder of a file, without a slash at its end.</summary>
    public static string FolderOf(string path)
    {
        string normalized = Normalize(path);
        int slash = normalized.LastIndexOf('/');
        return slash < 0 ? "" : normalized.Substring(0, slash);
    }

    /// <summary>The folder of the chart that a template belongs to; null for other files.</summary>
    public static string? ChartOf(string path)
    {
        string normalized = Normalize(path);
        int templates = normalized.LastIndexOf(Templates, StringComparison.OrdinalIgnoreCase);
        return templates < 0 ? null : normalized.Substring(0, templates);
    }

    /// <summary>The path relative to a folder, without <c>.</c> and <c>..</c>.</summary>
    public static string Combine(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (string part in Normalize(relative).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    /// <summary>
    /// True where the name of the file, or that of one of the two folders around it, has one of the words. Those further out
    /// are where somebody keeps the repository.
    /// </summary>
    public static bool Says(string path, params string[] words)
    {
        string[] parts = Normalize(path).ToLowerInvariant().Split('/');
        for (int i = Math.Max(0, parts.Length - 3); i < parts.Length; i++)
        {
            string part = parts[i];
            foreach (string word in words)
            {
                int at = part.IndexOf(word, StringComparison.Ordinal);
                if (at >= 0 && (at == 0 || !char.IsLetter(part[at - 1])) && (at + word.Length == part.Length || !char.IsLetter(part[at + word.Length])))
                    return true;
            }
        }

        return false;
    }
}
