using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Leaves out recommended packages and removes lists of packages; apk takes no cache.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7010PackageManagerResidueFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7010PackageManagerResidueFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7010";

    /// <inheritdoc />
    protected override string Action => "clean";

    /// <inheritdoc />
    protected override string Title => "Leave nothing behind";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        if (instruction.IsJson || !instruction.Heredocs.IsEmpty)
            return [];

        var changes = new List<TextChange>();
        DockerScript script = DockerScript.Of(instruction).First();
        ShellCommand? reported = script.Commands.FirstOrDefault(command => command.Words.Any(word => script.SpanOf(word) == diagnostic.Location.SourceSpan));
        if (reported is null)
            return [];
        if (reported.Is("apk", "add"))
            return [AddOption(script, reported, "add", "--no-cache")];
        if (reported.Program is not ("apt-get" or "apt"))
            return [];

        (bool recommends, bool lists) = CR7010PackageManagerResidue.AptProblems(instruction);
        if (recommends)
        {
            foreach (ShellCommand install in script.Commands.Where(command => CR7010PackageManagerResidue.IsAptInstall(command) && !CR7010PackageManagerResidue.TakesNoRecommends(command)))
                changes.Add(AddOption(script, install, "install", CR7010PackageManagerResidue.NoRecommends));
        }

        if (lists)
        {
            // What follows a list of commands joined otherwise is not certain to run.
            if (script.Commands.Any(command => command.IsNested || command.Join is not (ShellJoin.And or ShellJoin.End)))
                return [];
            changes.Add(new TextChange(new TextSpan(instruction.Span.End, 0), Separator(file, instruction) + "&& " + CR7010PackageManagerResidue.RemoveLists));
        }

        return changes;
    }

    private static TextChange AddOption(DockerScript script, ShellCommand command, string subcommand, string option) =>
        new(new TextSpan(script.SpanOf(command.Words.First(word => word.Text == subcommand)).End, 0), " " + option);

    /// <summary>On a line of its own where the instruction has several, as its last command stands.</summary>
    private static string Separator(Dockerfile file, DockerInstruction instruction)
    {
        if (!instruction.Arguments.IsContinued)
            return " ";

        TextLineCollection lines = file.Text.Lines;
        int first = lines.GetLineFromPosition(instruction.Span.Start).LineNumber;
        int line = lines.GetLineFromPosition(instruction.Span.End).LineNumber;
        string indent = TextLayout.IndentAt(file.Text, instruction.Span.End);
        for (; line > first; line--)
        {
            string content = file.Text.ToString(lines[line].Span).TrimStart();
            if (content.StartsWith("&&", StringComparison.Ordinal))
            {
                indent = TextLayout.IndentAt(file.Text, lines[line].Start);
                break;
            }
        }

        return $" {file.Escape}{TextLayout.EndOfLine(file.Text)}{indent}";
    }
}
