using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>
/// Copies the project file and what restores depend on before everything else. Only for an image of one project that is built
/// from the project's own folder: of others it is not certain which files a restore needs.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7008ContextCopiedBeforeRestoreFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7008ContextCopiedBeforeRestoreFix : DockerfileFixProvider
{
    /// <summary>A pattern that matches nothing is no error, a name is: each name is written as a pattern.</summary>
    private const string Files = "*.csproj Directory.*.props nuget.confi[g] global.jso[n] packages.lock.jso[n]";

    /// <inheritdoc />
    protected override string RuleId => "CR7008";

    /// <inheritdoc />
    protected override string Action => "restore";

    /// <inheritdoc />
    protected override string Title => "Copy the project file and restore first";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        int copyIndex = stage.Instructions.IndexOf(instruction);
        if (instruction.IsJson || instruction.Words.Length != 2 || copyIndex < 0 || copyIndex + 1 >= stage.Instructions.Length || !IsOfOneProject(document, file))
            return [];

        // Between the two nothing may stand that the order matters to.
        DockerInstruction restore = stage.Instructions[copyIndex + 1];
        if (restore.Kind != DockerInstructionKind.Run || restore.IsJson || !restore.Heredocs.IsEmpty || !IsPlainRestore(restore))
            return [];

        string destination = instruction.Words[1].Text;
        if (destination is not ("." or "./") && !destination.EndsWith("/", StringComparison.Ordinal))
            return [];

        string endOfLine = TextLayout.EndOfLine(file.Text);
        string indent = TextLayout.IndentAt(file.Text, instruction.Span.Start);
        string keyword = file.Text.ToString(TextSpan.FromBounds(instruction.Span.Start, instruction.Words[0].Span.Start));
        string target = destination == "." ? "./" : destination;
        return
        [
            new TextChange(new TextSpan(instruction.Span.Start, 0), $"{keyword}{Files} {target}{endOfLine}{indent}{file.Text.ToString(restore.Span)}{endOfLine}{indent}"),
            new TextChange(TextLayout.WholeLines(file.Text, restore.Span), ""),
        ];
    }

    private static bool IsPlainRestore(DockerInstruction restore)
    {
        IReadOnlyList<ShellCommand> commands = DockerScript.Of(restore).First().Commands;
        return commands.Count == 1 && commands[0].Is("dotnet", "restore") && !commands[0].Words.Any(word => word.Text.IndexOf('/') > 0 || word.Text.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || word.Text.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOfOneProject(TextDocument document, Dockerfile file)
    {
        Project project = document.Project;
        string folder = Path.GetDirectoryName(project.FilePath ?? "") ?? "";
        return project.FilePath is not null
            && !project.AllProjectReferences.Any()
            && folder == Path.GetDirectoryName(document.FilePath)
            && (Analyzers.Rules.Image.BuildContext.RootOf(file, document.FilePath!) is not { } root || root == folder.Replace('\\', '/'));
    }
}
