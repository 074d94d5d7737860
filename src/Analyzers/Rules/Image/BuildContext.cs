using CloudReady.Analyzers.Artifacts;

namespace CloudReady.Analyzers.Rules.Image;

/// <summary>The folder that an image is built from, as far as the paths in its Dockerfile tell.</summary>
internal static class BuildContext
{
    /// <summary>The copies of the whole context, or of all files in its root.</summary>
    public static IEnumerable<(DockerStage Stage, DockerInstruction Copy, DockerWord Source)> Copies(Dockerfile document)
    {
        foreach (DockerStage stage in document.Stages)
        {
            foreach (DockerInstruction instruction in stage.Instructions)
            {
                if (IsCopyOfContext(instruction) is { } source)
                    yield return (stage, instruction, source);
            }
        }
    }

    /// <summary>The source that is the whole context; null for a copy of something else.</summary>
    public static DockerWord? IsCopyOfContext(DockerInstruction instruction)
    {
        if (instruction.Kind is not (DockerInstructionKind.Copy or DockerInstructionKind.Add) || instruction.IsOnBuild || instruction.FindFlag("from") is not null)
            return null;

        ImmutableArray<DockerWord> words = instruction.Words;
        for (int i = 0; i < words.Length - 1; i++)
        {
            if (words[i].Unquoted is "." or "./" or "/" or "*" or "./*")
                return words[i];
        }

        return null;
    }

    /// <summary>The root of the context with <c>/</c>, without one at its end; null where it cannot be told.</summary>
    public static string? RootOf(Dockerfile document, string path)
    {
        string folder = FolderOf(path);
        bool isOwnFolder = false;
        foreach ((string written, bool isCopied) in PathsOf(document))
        {
            string source = written.Replace('\\', '/');
            source = source.StartsWith("./", StringComparison.Ordinal) ? source.Substring(2) : source.TrimStart('/');
            int slash = source.LastIndexOf('/');
            if (!source.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && !source.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) && !source.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase))
                continue;

            // COPY src/Api/Api.csproj in …/src/Api/Dockerfile: the root is above src.
            string sourceFolder = slash < 0 ? "" : source.Substring(0, slash);
            if (sourceFolder.Length > 0 && sourceFolder.IndexOf('*') < 0 && folder.EndsWith("/" + sourceFolder, StringComparison.OrdinalIgnoreCase))
                return folder.Substring(0, folder.Length - sourceFolder.Length - 1);
            isOwnFolder |= isCopied && sourceFolder.Length == 0 && source.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);
        }

        return isOwnFolder ? folder : null;
    }

    /// <summary>True for an image of .NET: by what it is based on, by a command, by a project that is copied.</summary>
    public static bool BuildsDotnet(Dockerfile document)
    {
        foreach (DockerInstruction instruction in document.Instructions)
        {
            if (instruction.Kind is not (DockerInstructionKind.From or DockerInstructionKind.Copy or DockerInstructionKind.Add or DockerInstructionKind.Run or DockerInstructionKind.Entrypoint or DockerInstructionKind.Cmd))
                continue;

            string text = document.Text.ToString(instruction.Span);
            if (text.IndexOf("dotnet", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("aspnet", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(".csproj", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(".sln", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary><c>COPY *.csproj ./</c>, and no project from a folder of the context.</summary>
    public static bool HasProjectsInRootOnly(Dockerfile document)
    {
        bool isAny = false;
        foreach ((string written, bool isCopied) in PathsOf(document))
        {
            string source = written.Replace('\\', '/');
            source = source.StartsWith("./", StringComparison.Ordinal) ? source.Substring(2) : source;
            if (!source.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
                continue;
            if (source.IndexOf('/') >= 0)
                return false;

            isAny |= isCopied;
        }

        return isAny;
    }

    /// <summary>The <c>.dockerignore</c> that Docker reads for the image.</summary>
    /// <returns>The file; null with <c>true</c> where there is none, with <c>false</c> where that is not known.</returns>
    public static ((AdditionalText File, DockerIgnore Document)? Ignore, bool IsKnown) IgnoreFile(Dockerfile document, ArtifactContext context)
    {
        string own = context.Path.Replace('\\', '/') + ".dockerignore";
        string? root = RootOf(document, context.Path);
        string folder = FolderOf(context.Path);
        bool hasAny = false;
        foreach ((AdditionalText file, DockerIgnore ignore) in context.Artifacts.DockerIgnores)
        {
            string path = file.Path.Replace('\\', '/');
            if (path.Equals(own, StringComparison.OrdinalIgnoreCase))
                return ((file, ignore), true);
            if (!path.EndsWith("/.dockerignore", StringComparison.OrdinalIgnoreCase))
                continue;

            string ignoreFolder = FolderOf(path);
            if (ignoreFolder.Equals(root, StringComparison.OrdinalIgnoreCase))
                return ((file, ignore), true);
            hasAny |= (folder + "/").StartsWith(ignoreFolder + "/", StringComparison.OrdinalIgnoreCase);
        }

        // Where no folder above has one, the root has none, whichever it is.
        bool isComplete = !context.Options.BuildProperty("CloudReadyIncludeSettingsFiles").Equals("false", StringComparison.OrdinalIgnoreCase);
        return (null, isComplete && (!hasAny || root is not null));
    }

    public static string FolderOf(string path)
    {
        string normalized = path.Replace('\\', '/');
        int slash = normalized.LastIndexOf('/');
        return slash < 0 ? "" : normalized.Substring(0, slash);
    }

    /// <summary>Paths in the context, and those that commands in the image use, which mostly are the same.</summary>
    private static IEnumerable<(string Path, bool IsCopied)> PathsOf(Dockerfile document)
    {
        foreach (DockerInstruction instruction in document.Instructions)
        {
            if (instruction.Kind is DockerInstructionKind.Copy or DockerInstructionKind.Add && instruction.FindFlag("from") is null)
            {
                ImmutableArray<DockerWord> words = instruction.Words;
                for (int i = 0; i < words.Length - 1; i++)
                    yield return (words[i].Unquoted, true);
            }
            else if (instruction.Kind == DockerInstructionKind.Run)
            {
                foreach (DockerScript script in DockerScript.Of(instruction))
                {
                    foreach (ShellCommand command in script.Commands)
                    {
                        if (command.Program != "dotnet")
                            continue;
                        foreach (ShellWord word in command.Words)
                        {
                            if (word.Text.IndexOf('/') > 0)
                                yield return (word.Text, false);
                        }
                    }
                }
            }
        }
    }
}
