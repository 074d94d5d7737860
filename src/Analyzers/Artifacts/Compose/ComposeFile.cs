using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts.Compose;

/// <summary>A file of Docker Compose: the services that it starts, and which images it builds for them.</summary>
internal sealed class ComposeFile
{
    private static readonly string[] Stems = ["docker-compose", "compose"];

    private static readonly string[] DevelopmentMarks =
        ["override", "dev", "development", "devcontainer", "local", "debug", "test", "tests", "testing", "integration", "e2e", "ci", "vs", "infra", "infrastructure", "example", "sample"];

    private static readonly string[] ProductionMarks = ["prod", "production", "release", "live", "deploy"];

    private ComposeFile(string path, YamlFile yaml)
    {
        Path = path;
        Yaml = yaml;
        string folder = ManifestPaths.FolderOf(path);
        foreach (YamlNode root in yaml.Documents)
        {
            if (root.Get("services") is not YamlMapping services)
                continue;

            foreach (YamlEntry entry in services.Entries)
            {
                if (entry.Value is YamlMapping service)
                    Services.Add(new ComposeService(entry.Key.Value, service, folder));
            }
        }
    }

    public string Path { get; }

    public YamlFile Yaml { get; }

    /// <summary>The services, in the order of the file.</summary>
    public List<ComposeService> Services { get; } = [];

    /// <summary>
    /// True for a file that only machines of developers and tests run, by its name or its folder:
    /// <c>docker-compose.override.yml</c>, <c>compose.dev.yaml</c>, <c>tests/docker-compose.yml</c>.
    /// </summary>
    public bool IsForDevelopment => !IsForProduction && (Says(DevelopmentMarks) || System.IO.Path.GetFileName(ManifestPaths.FolderOf(Path)).ToLowerInvariant() is "test" or "tests");

    /// <summary>True for <c>docker-compose.prod.yml</c> and the like.</summary>
    public bool IsForProduction => Says(ProductionMarks);

    /// <summary>True for <c>docker-compose*.yml</c>, <c>compose*.yaml</c>.</summary>
    public static bool IsName(string fileName)
    {
        if (!fileName.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) && !fileName.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            return false;

        foreach (string stem in Stems)
        {
            if (fileName.StartsWith(stem, StringComparison.OrdinalIgnoreCase) && fileName[stem.Length] is '.' or '-' or '_')
                return true;
        }

        return false;
    }

    public static ComposeFile Parse(string path, SourceText text) => new(path, ParsedArtifacts.Yaml(text, values: null));

    private bool Says(string[] marks)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(Path).ToLowerInvariant();
        foreach (string part in name.Split('.', '-', '_'))
        {
            if (Array.IndexOf(marks, part) >= 0)
                return true;
        }

        return false;
    }
}
