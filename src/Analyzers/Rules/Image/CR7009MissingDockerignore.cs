using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The whole context is copied, and nothing keeps out what does not belong in the image.</summary>
internal sealed class CR7009MissingDockerignore() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IArtifactRule<Dockerfile>, IArtifactRule<DockerIgnore>
{
    /// <summary>The property of a finding that holds the patterns that are missing, one a line.</summary>
    public const string PatternsProperty = "patterns";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR7009",
        "The context is not kept clean",
        "{0}: builds are slow and differ from machine to machine, and what nobody meant to ship is in the image. {1}",
        DiagnosticSeverity.Info,
        "What is copied from the context is whatever lies in the folder: build output of the developer's machine, the history of the repository, settings and secrets of a developer.");

    /// <summary>Patterns with paths that they keep out; first the one of a project in the root of the context.</summary>
    private static readonly (string Pattern, string Name, string[] Paths)[] Wanted =
    [
        ("**/bin/", "bin/", ["bin/Debug/net8.0/App.dll", "src/App/bin/Debug/net8.0/App.dll"]),
        ("**/obj/", "obj/", ["obj/project.assets.json", "src/App/obj/project.assets.json"]),
        ("**/.git", ".git", [".git/HEAD"]),
        ("**/*.user", "*.user", ["App.csproj.user", "src/App/App.csproj.user"]),
        ("**/appsettings.Development.json", "appsettings.Development.json", ["appsettings.Development.json", "src/App/appsettings.Development.json"]),
        ("**/.env", ".env", [".env"]),
    ];

    /// <summary>All patterns, one a line.</summary>
    public static string AllPatterns => Join(static _ => true);

    public void Analyze(Dockerfile document, ArtifactContext context)
    {
        foreach ((_, _, DockerWord source) in BuildContext.Copies(document))
        {
            if (BuildContext.IgnoreFile(document, context) is { Ignore: null, IsKnown: true } && IsFirstOfFolder(context))
            {
                context.Report(
                    Rule,
                    source.Span,
                    null,
                    ImmutableDictionary<string, string?>.Empty.Add(PatternsProperty, AllPatterns),
                    ["The whole context is copied, and there is no .dockerignore", BuildContext.BuildsDotnet(document) ? "Add a .dockerignore with bin, obj, .git and the files of developers." : "Add a .dockerignore with .git, .env and what the build makes."]);
            }

            return;
        }
    }

    public void Analyze(DockerIgnore document, ArtifactContext context)
    {
        foreach ((AdditionalText file, Dockerfile dockerfile) in context.Artifacts.Dockerfiles)
        {
            if (!CopiesContext(dockerfile) || !IsFor(context.Path, file, dockerfile))
                continue;

            bool isRepository = HasHistory(context.Path, file);
            bool isDotnet = BuildContext.BuildsDotnet(dockerfile);
            bool isOnlyRoot = BuildContext.HasProjectsInRootOnly(dockerfile);
            bool IsLetIn((string Pattern, string Name, string[] Paths) wanted)
            {
                if (wanted.Name == ".git" && !isRepository || !isDotnet && wanted.Name is not (".git" or ".env"))
                    return false;
                foreach (string path in wanted.Paths)
                {
                    if (!document.Excludes(path))
                        return true;
                    if (isOnlyRoot)
                        return false;
                }

                return false;
            }

            string names = "";
            foreach ((string Pattern, string Name, string[] Paths) wanted in Wanted)
            {
                if (IsLetIn(wanted))
                    names += (names.Length == 0 ? "" : ", ") + wanted.Name;
            }

            if (names.Length > 0)
            {
                context.Report(
                    Rule,
                    document.Text.Lines[0].Span,
                    null,
                    ImmutableDictionary<string, string?>.Empty.Add(PatternsProperty, Join(IsLetIn)),
                    [$"{Path.GetFileName(file.Path)} copies the whole context, and this file lets in {names}", "Add patterns for them."]);
            }

            return;
        }
    }

    /// <summary>One file is missing, however many Dockerfiles in the folder need it.</summary>
    private static bool IsFirstOfFolder(ArtifactContext context)
    {
        foreach ((AdditionalText file, Dockerfile dockerfile) in context.Artifacts.Dockerfiles)
        {
            if (string.CompareOrdinal(file.Path, context.Path) < 0
                && BuildContext.FolderOf(file.Path) == BuildContext.FolderOf(context.Path)
                && CopiesContext(dockerfile))
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(Func<(string Pattern, string Name, string[] Paths), bool> isWanted)
    {
        var patterns = new List<string>();
        foreach ((string Pattern, string Name, string[] Paths) wanted in Wanted)
        {
            if (isWanted(wanted))
                patterns.Add(wanted.Pattern);
        }

        return string.Join("\n", patterns);
    }

    private static bool CopiesContext(Dockerfile dockerfile)
    {
        foreach (var _ in BuildContext.Copies(dockerfile))
            return true;
        return false;
    }

    private static bool IsFor(string ignorePath, AdditionalText file, Dockerfile dockerfile)
    {
        string path = ignorePath.Replace('\\', '/');
        if (!path.EndsWith("/.dockerignore", StringComparison.OrdinalIgnoreCase))
            return path.Equals(file.Path.Replace('\\', '/') + ".dockerignore", StringComparison.OrdinalIgnoreCase);

        string folder = BuildContext.FolderOf(path);
        return BuildContext.RootOf(dockerfile, file.Path) is { } root
            ? folder.Equals(root, StringComparison.OrdinalIgnoreCase)
            : folder.Equals(BuildContext.FolderOf(file.Path), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The history is in the root of a repository, which is above the folder of a project.</summary>
    private static bool HasHistory(string ignorePath, AdditionalText dockerfile) =>
        !BuildContext.FolderOf(ignorePath).Equals(BuildContext.FolderOf(dockerfile.Path), StringComparison.OrdinalIgnoreCase);
}
