using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace CloudReady.Cli.Loading;

/// <summary>Reads which projects a solution holds.</summary>
internal static class SolutionFile
{
    private const string WebSiteProjectType = "{E24C65DC-7377-472B-9ABA-BC803B73C61A}";

    public static bool IsSolution(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf";

    /// <summary>The full paths of the projects in the order of the file; a web site without project file is given as its folder.</summary>
    /// <exception cref="CliException">The solution cannot be read.</exception>
    public static ImmutableArray<string> Projects(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".slnx" => ReadXml(path),
                ".slnf" => ReadFilter(path),
                _ => ReadText(path),
            };
        }
        catch (Exception e) when (e is XmlException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CliException($"the solution '{path}' cannot be read: {e.Message}");
        }
    }

    private static ImmutableArray<string> ReadText(string path)
    {
        ImmutableArray<string>.Builder projects = ImmutableArray.CreateBuilder<string>();
        foreach (string line in File.ReadLines(path))
        {
            // Project("{type}") = "name", "path", "{id}"
            if (!line.TrimStart().StartsWith("Project(", StringComparison.Ordinal))
                continue;
            string[] parts = line.Split('"');
            if (parts.Length < 8)
                continue;
            string project = Resolve(path, parts[5]);
            if (IsProject(project) || (parts[1].Equals(WebSiteProjectType, StringComparison.OrdinalIgnoreCase) && Directory.Exists(project)))
                projects.Add(project);
        }

        return projects.ToImmutable();
    }

    private static ImmutableArray<string> ReadXml(string path) =>
        [.. XDocument.Load(path).Descendants()
            .Where(element => element.Name.LocalName == "Project")
            .Select(element => element.Attribute("Path")?.Value)
            .OfType<string>()
            .Select(project => Resolve(path, project))
            .Where(IsProject)];

    private static ImmutableArray<string> ReadFilter(string path)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), options);
        JsonElement solution = document.RootElement.GetProperty("solution");
        string solutionPath = Resolve(path, solution.GetProperty("path").GetString()!);
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Resolve(solutionPath, project.GetString()!)).Where(IsProject)];
    }

    private static string Resolve(string solution, string path) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(solution)!, path.Replace('\\', '/')));

    private static bool IsProject(string path) => Path.GetExtension(path).EndsWith("proj", StringComparison.OrdinalIgnoreCase);
}
