using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>
/// Splits the only stage, which builds and runs, into two: what is published in the first is copied into the second, which
/// starts from the run-time image of the same version.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7003SdkImageShippedFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7003SdkImageShippedFix : DockerfileFixProvider
{
    private const string StageName = "build";
    private const string Folder = "/app";

    /// <inheritdoc />
    protected override string RuleId => "CR7003";

    /// <inheritdoc />
    protected override string Action => "stages";

    /// <inheritdoc />
    protected override string Title => "Build in one stage, run in another";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        if (file.Stages.Length != 1
            || stage.Root?.Dotnet is not { Kind: DotnetImageKind.Sdk, CurrentRepository: null, Version: not null }
            || stage.NameWord is not null
            || stage.ImageWord.HasVariable
            || PublishedFolder(stage) is not { } published
            || stage.LastOwn(DockerInstructionKind.Entrypoint) is not { IsJson: true, IsOnBuild: false } entry
            || stage.LastOwn(DockerInstructionKind.Cmd) is not null
            || StartedAssembly(entry) is not { } assembly)
        {
            return [];
        }

        // What is set for the build may be meant for the run, or not: then somebody has to decide.
        int lastBuild = stage.Instructions.Last(step => step.Kind is DockerInstructionKind.Run or DockerInstructionKind.Copy or DockerInstructionKind.Add).FullSpan.End;
        DockerInstruction[] trailing = [.. stage.Instructions.Where(step => step.Span.Start > lastBuild)];
        if (stage.Instructions.Any(step => step.Span.Start < lastBuild && step.Kind is DockerInstructionKind.Env or DockerInstructionKind.User or DockerInstructionKind.Volume or DockerInstructionKind.HealthCheck or DockerInstructionKind.Shell)
            || trailing.Any(step => step.Kind == DockerInstructionKind.Arg)
            || !trailing.Contains(entry))
        {
            return [];
        }

        string endOfLine = TextLayout.EndOfLine(file.Text);
        DockerInstruction[] exposed = [.. stage.Instructions.Where(step => step.Span.Start < lastBuild && step.Kind == DockerInstructionKind.Expose)];
        string image = stage.ImageWord.Text.Substring(0, stage.ImageWord.Text.LastIndexOf("sdk:", StringComparison.Ordinal)) + "aspnet:" + RuntimeTag(stage);
        var lines = new List<string> { $"FROM {image}", $"WORKDIR {Folder}", $"COPY --from={StageName} {published} ." };
        lines.AddRange(exposed.Select(step => file.Text.ToString(step.Span)));

        var changes = new List<TextChange> { new(new TextSpan(stage.From.Span.End, 0), $" AS {StageName}") };
        changes.AddRange(exposed.Select(step => new TextChange(TextLayout.WholeLines(file.Text, step.FullSpan), "")));
        changes.AddRange(trailing.Where(step => step.Kind == DockerInstructionKind.Workdir).Select(step => new TextChange(TextLayout.WholeLines(file.Text, step.FullSpan), "")));
        DockerInstruction firstKept = trailing.First(step => step.Kind != DockerInstructionKind.Workdir);
        changes.Add(new TextChange(new TextSpan(file.Text.Lines.GetLineFromPosition(firstKept.Span.Start).Start, 0), endOfLine + string.Concat(lines.Select(line => line + endOfLine))));
        if (assembly.Text.IndexOf('/') >= 0)
            changes.Add(new TextChange(assembly.Span, assembly.Text.Substring(assembly.Text.LastIndexOf('/') + 1)));
        return changes;
    }

    /// <summary>The tag of the run-time image: versions of the SDK count differently, so that only major and minor are taken.</summary>
    private static string RuntimeTag(DockerStage stage)
    {
        DotnetImage sdk = stage.Root!.Dotnet!;
        return $"{sdk.Version!.Value.Major}.{sdk.Version.Value.Minor}{sdk.Suffix}";
    }

    /// <summary>Where the only <c>dotnet publish</c> writes to, as an absolute path.</summary>
    private static string? PublishedFolder(DockerStage stage)
    {
        string? found = null;
        string folder = "/";
        foreach (DockerInstruction step in stage.Instructions)
        {
            if (step.Kind == DockerInstructionKind.Workdir)
            {
                string written = step.Words[0].Unquoted;
                if (step.Words[0].HasVariable)
                    return null;
                folder = Combine(folder, written);
            }
            else if (step.Kind == DockerInstructionKind.Run)
            {
                foreach (ShellCommand command in DockerScript.Of(step).SelectMany(script => script.Commands))
                {
                    if (command.Program is "cd" or "pushd")
                        return null;
                    if (!command.Is("dotnet", "publish"))
                        continue;
                    if (found is not null || Output(command) is not { } output)
                        return null;
                    found = Combine(folder, output);
                }
            }
        }

        return found;
    }

    private static string? Output(ShellCommand publish)
    {
        for (int i = 0; i < publish.Words.Length; i++)
        {
            string word = publish.Words[i].Text;
            string? value = word is "-o" or "--output" ? i + 1 < publish.Words.Length ? publish.Words[i + 1].Text : null
                : word.StartsWith("--output=", StringComparison.Ordinal) ? word.Substring("--output=".Length)
                : null;
            if (value is not null)
                return value.IndexOfAny(['$', '*', ' ']) >= 0 ? null : value;
        }

        return null;
    }

    private static string Combine(string folder, string path)
    {
        if (path.StartsWith("/", StringComparison.Ordinal))
            return path.Length > 1 ? path.TrimEnd('/') : path;

        string relative = path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
        return $"{folder.TrimEnd('/')}/{relative.TrimEnd('/')}";
    }

    /// <summary>The word that names the assembly; null where something else is started.</summary>
    private static DockerWord? StartedAssembly(DockerInstruction entry) =>
        entry.Words is { Length: > 1 } words && words[0].Text == "dotnet" && words[1].Text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? words[1] : null;
}
