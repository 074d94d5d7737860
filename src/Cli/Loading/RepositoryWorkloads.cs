using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Artifacts.Kubernetes;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Loading;

/// <summary>
/// What the code of the applications says that the manifests of the repository must agree with. An image is an application's by
/// the name of its assembly, of its folder, or by the service of Docker Compose that its Dockerfile builds.
/// </summary>
internal sealed class RepositoryWorkloads
{
    private readonly List<string> _records = [];

    /// <summary>The fact for the files of the repository.</summary>
    public (string Name, string Value) Fact => (WorkloadCode.Property, string.Join(' ', _records));

    public void Add(string record) => _records.Add(record);

    /// <summary>Reads a project after it is compiled; null for a library, which is the code of no image.</summary>
    public static string? RecordOf(CompiledProject project, CancellationToken cancellationToken)
    {
        ProjectInputs inputs = project.Inputs;
        if (inputs.File.Kind is not (ProjectKind.Web or ProjectKind.Worker or ProjectKind.Console) || CloudReadyAnalyzer.Prepare(project.Compilation, project.Options, cancellationToken) is not { } context)
            return null;

        IEnumerable<string> own = ((string[])[inputs.AssemblyName, Path.GetFileName(inputs.File.Directory)]).Select(WorkloadCode.NameOf).OfType<string>();
        IEnumerable<string> built = ImagesOf(inputs).Select(WorkloadCode.NameOf).OfType<string>().Select(WorkloadCode.CertainName);
        string[] names = [.. own.Concat(built).Distinct().Order(StringComparer.Ordinal)];
        return names.Length > 0 ? WorkloadCode.Read(context.Application).Write(names) : null;
    }

    /// <summary>The images that Docker Compose builds with the project's Dockerfile.</summary>
    private static IEnumerable<string> ImagesOf(ProjectInputs inputs)
    {
        HashSet<string> dockerfiles = [.. inputs.AdditionalFiles.Where(file => ArtifactKinds.Of(file) == ArtifactKind.Dockerfile).Select(ManifestPaths.Normalize)];
        foreach (string file in inputs.AdditionalFiles.Where(file => ArtifactKinds.Of(file) == ArtifactKind.Compose && File.Exists(file)))
        {
            foreach (ComposeService service in ComposeFile.Parse(file, SourceText.From(File.ReadAllText(file))).Services)
            {
                if (service is { Dockerfile: { } dockerfile, Image: { } image } && dockerfiles.Contains(dockerfile))
                    yield return image;
            }
        }
    }
}
