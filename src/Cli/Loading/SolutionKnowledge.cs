using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;

namespace CloudReady.Cli.Loading;

/// <summary>
/// Tells each project what the others of the same application register and map, by name: a library is judged with the
/// applications that use it, and an application with the libraries that put it together. The names are read from the text of
/// the sources before anything is compiled, so they can only keep a rule silent or name an application, never prove a finding.
/// </summary>
internal sealed class SolutionKnowledge
{
    /// <summary>What makes a service of a program that its SDK does not call one.</summary>
    private static readonly string[] SignsOfService = ["AddHostedService", "UseStartup", "UseKestrel", "UseRouting", "UseEndpoints", "MapControllers", "UseConsoleLifetime", "UseWindowsService", "UseSystemd"];

    /// <summary>Paths that probes ask, and the controllers that answer them.</summary>
    private static readonly string[] SignsOfHealth = ["\"/health", "\"/ping\"", "\"/alive", "\"/ready", "\"/livez", "class HealthController", "class HealthCheckController", "class PingController"];

    private readonly List<(ProjectInputs Project, Task<HashSet<string>> Names)> _reading = [];

    /// <summary>Begins to read the names of a project, while the next one is loaded.</summary>
    public void Read(ProjectInputs project, CancellationToken cancellationToken) =>
        _reading.Add((project, Task.Run(() => NamesIn(project, cancellationToken), cancellationToken)));

    /// <summary>Adds what is known to the facts of every project.</summary>
    public async Task ShareAsync()
    {
        if (_reading.Count < 2)
            return;

        HashSet<string>[] names = await Task.WhenAll(_reading.Select(static entry => entry.Names)).ConfigureAwait(false);
        ProjectInputs[] projects = [.. _reading.Select(static entry => entry.Project)];
        var indexes = projects.Select((project, index) => (project.File.FullPath, index)).ToDictionary(entry => entry.FullPath, entry => entry.index, StringComparer.Ordinal);
        var elsewhere = new HashSet<string>[projects.Length];
        var isUsedByService = new bool[projects.Length];
        foreach (ProjectInputs application in projects.Where(IsApplication))
        {
            int[] members = [.. MembersOf(application, indexes)];
            bool isService = application.File.Kind is ProjectKind.Web or ProjectKind.Worker || Array.Exists(members, member => names[member].Overlaps(SignsOfService));
            foreach (int member in members)
            {
                elsewhere[member] ??= new HashSet<string>(StringComparer.Ordinal);
                foreach (int other in members.Where(other => other != member))
                    elsewhere[member].UnionWith(names[other]);
                isUsedByService[member] |= projects[member] != application && isService;
            }
        }

        for (int index = 0; index < projects.Length; index++)
        {
            ProjectInputs project = projects[index];
            if (elsewhere[index] is { Count: > 0 } known)
                project.RepositoryFacts = [.. project.RepositoryFacts, (OptionReader.NamesElsewhereProperty, string.Join(' ', known.Order(StringComparer.Ordinal)))];
            if (isUsedByService[index])
                project.RepositoryFacts = [.. project.RepositoryFacts, (OptionReader.UsedByServiceProperty, "true")];
        }
    }

    private static bool IsApplication(ProjectInputs project) => project.File.Kind is ProjectKind.Web or ProjectKind.Worker or ProjectKind.Console;

    /// <summary>The application and what it references, directly and through others.</summary>
    private static HashSet<int> MembersOf(ProjectInputs application, Dictionary<string, int> indexes)
    {
        var members = new HashSet<int>();
        foreach (string path in application.ProjectReferences.Append(application.File.FullPath))
        {
            if (indexes.TryGetValue(path, out int index))
                members.Add(index);
        }

        return members;
    }

    private static HashSet<string> NamesIn(ProjectInputs project, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string source in project.Sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Nobody puts an application together in what a tool generates.
            if (GeneratedFile.IsByName(source))
                continue;

            string text;
            try
            {
                text = File.ReadAllText(source);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The compilation of the project lists it.
                continue;
            }

            Collect(text, lookup);
        }

        return names;
    }

    /// <summary>Calls of <c>AddX</c>, <c>MapX</c>, <c>UseX</c> and <c>PersistX</c>, wherever they stand.</summary>
    internal static void Collect(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names)
    {
        foreach (string sign in SignsOfHealth)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
                names.Add(OptionReader.HealthPathName);
        }

        while (true)
        {
            int dot = text.IndexOf('.');
            if (dot < 0)
                return;
            text = text[(dot + 1)..];
            if (!(text.StartsWith("Add") || text.StartsWith("Map") || text.StartsWith("Use") || text.StartsWith("PersistKeys")))
                continue;

            int end = 0;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end > 3 && end < text.Length && text[end] is '(' or '<')
                names.Add(text[..end]);
            text = text[end..];
        }
    }
}
