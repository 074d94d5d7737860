using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Xml;

namespace CloudReady.Cli.Loading;

/// <summary>The project files of an assessment and those that they reference, each read once.</summary>
internal sealed class ProjectSet
{
    private readonly ConcurrentDictionary<string, Lazy<(ProjectFile? Project, string? Reason)>> _projects = new(StringComparer.Ordinal);

    /// <summary>Reads projects on all processors, so that each is at hand when it is asked for.</summary>
    public void ReadAhead(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        Parallel.ForEach(paths, new ParallelOptions { CancellationToken = cancellationToken }, path => Find(path, out _));

    /// <summary>The project, or null with the reason if its file cannot be read.</summary>
    public ProjectFile? Find(string path, out string? reason)
    {
        (ProjectFile? project, reason) = _projects.GetOrAdd(path, static path => new(() => Read(path))).Value;
        return project;
    }

    /// <summary>The projects that a project references, directly or through others, without itself; the nearest first.</summary>
    public ImmutableArray<ProjectFile> ReferencedBy(ProjectFile project)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { project.FullPath };
        var pending = new Queue<ProjectFile>([project]);
        ImmutableArray<ProjectFile>.Builder found = ImmutableArray.CreateBuilder<ProjectFile>();
        while (pending.TryDequeue(out ProjectFile? current))
        {
            foreach (string path in current.ProjectReferences)
            {
                if (seen.Add(path) && Find(path, out _) is { } referenced && IsCSharp(path))
                {
                    found.Add(referenced);
                    pending.Enqueue(referenced);
                }
            }
        }

        return found.ToImmutable();
    }

    private static (ProjectFile? Project, string? Reason) Read(string path)
    {
        try
        {
            return (Directory.Exists(path) ? ProjectFile.ForFolder(path) : ProjectFile.Read(path), null);
        }
        catch (XmlException e)
        {
            return (null, $"the project file is not well-formed XML: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the project file cannot be read: {e.Message}");
        }
    }

    /// <summary>Whether the path names a project in Visual Basic or F#, of which only the files beside the code are read.</summary>
    public static bool IsOtherLanguage(string path) => Path.GetExtension(path).ToLowerInvariant() is ".vbproj" or ".fsproj";

    /// <summary>Whether the path names a C# project.</summary>
    public static bool IsCSharp(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);
}
