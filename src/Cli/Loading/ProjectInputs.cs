using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Cli.Loading;

/// <summary>How the inputs of a project were found.</summary>
internal enum LoadedBy
{
    MSBuild,
    Buildless,
}

/// <summary>What the compiler and the analyzers get for one project, wherever it was read from. Nothing is parsed yet.</summary>
internal sealed class ProjectInputs
{
    public required ProjectFile File { get; init; }

    /// <summary>True for the files of a repository that belong to no project.</summary>
    public bool IsRepository { get; init; }

    public required LoadedBy LoadedBy { get; init; }

    public required string AssemblyName { get; init; }

    public required CSharpParseOptions ParseOptions { get; init; }

    public required CSharpCompilationOptions CompilationOptions { get; init; }

    /// <summary>Full paths of the C# files.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Full path of the folder of generated files, which do not count as files of the project.</summary>
    public required string IntermediateFolder { get; init; }

    /// <summary>Text of the global usings that no file holds, or empty.</summary>
    public string GlobalUsings { get; init; } = "";

    public required ImmutableArray<MetadataReference> MetadataReferences { get; init; }

    /// <summary>Full paths of the project files whose compilations are referenced, transitively.</summary>
    public required ImmutableArray<string> ProjectReferences { get; init; }

    /// <summary>Full paths of the files given to the analyzers besides the sources.</summary>
    public required ImmutableArray<string> AdditionalFiles { get; set; }

    /// <summary>What the repository around the project says about it, as properties that rules look at.</summary>
    public ImmutableArray<(string Name, string Value)> RepositoryFacts { get; set; } = [];

    /// <summary>Full paths of the <c>.editorconfig</c> and global configuration files.</summary>
    public required ImmutableArray<string> AnalyzerConfigFiles { get; init; }
}
