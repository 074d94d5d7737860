using System.IO.Enumeration;

namespace CloudReady.Cli.Loading;

/// <summary>Looks for files on disk without entering what is not source.</summary>
internal static class FileSearch
{
    /// <summary>Words in the names of folders with Dockerfiles and manifests.</summary>
    private static readonly string[] DeploymentWords = ["k8s", "kube", "kustom", "helm", "chart", "docker", "deploy", "manifest", "infra", "ops"];

    private delegate bool FolderTest(ReadOnlySpan<char> name);

    /// <summary>The files below a folder whose name <paramref name="matches"/>, sorted; folders that cannot be read are passed over.</summary>
    public static List<string> Below(string directory, Func<string, bool> matches) => Below(directory, matches, static name => IsNotSource(name));

    private static List<string> Below(string directory, Func<string, bool> matches, FolderTest isLeftOut)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };
        var found = new FileSystemEnumerable<string>(directory, (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && matches(entry.FileName.ToString()),
            // A linked folder may lead back up.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !isLeftOut(entry.FileName) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        List<string> files = [.. found];
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>
    /// The file or folder that a path names when letters are compared without regard to case, as Windows does: projects that
    /// are only built there name files so. Null where there is none.
    /// </summary>
    public static string? IgnoringCase(string path)
    {
        var missing = new Stack<string>();
        string? folder = path;
        while (folder is not null && !Directory.Exists(folder))
        {
            missing.Push(Path.GetFileName(folder));
            folder = Path.GetDirectoryName(folder);
        }

        while (folder is not null && missing.TryPop(out string? name))
            folder = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).FirstOrDefault(entry => Path.GetFileName(entry).Equals(name, StringComparison.OrdinalIgnoreCase)) : null;
        return folder;
    }

    /// <summary>The nearest file of that name in the folder or above it, or null.</summary>
    public static string? NearestAbove(string directory, string name)
    {
        for (DirectoryInfo? folder = new(directory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, name);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>
    /// The same, also in the dot folders that hold what is deployed: <c>.k8s</c>, <c>.helm</c>, <c>.docker</c>. Those of tools, such as
    /// <c>.git</c>, <c>.vs</c> and <c>.devcontainer</c>, are not entered.
    /// </summary>
    public static List<string> WithDeployment(string directory, Func<string, bool> matches) => Below(directory, matches, static name => IsNotSource(name) && !IsDeployment(name));

    private static bool IsDeployment(ReadOnlySpan<char> directoryName)
    {
        if (directoryName.Length < 2 || directoryName[0] != '.')
            return false;
        foreach (string word in DeploymentWords)
        {
            if (directoryName.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Build output, packages of other ecosystems, and dot folders, as the SDK's default items leave them out.</summary>
    public static bool IsNotSource(ReadOnlySpan<char> directoryName) =>
        directoryName.StartsWith(".", StringComparison.Ordinal)
        || directoryName.Equals("bin", StringComparison.OrdinalIgnoreCase)
        || directoryName.Equals("obj", StringComparison.OrdinalIgnoreCase)
        || directoryName.Equals("node_modules", StringComparison.OrdinalIgnoreCase);
}
