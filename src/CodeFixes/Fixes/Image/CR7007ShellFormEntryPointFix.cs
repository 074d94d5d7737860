using CloudReady.Analyzers.Artifacts;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Writes a plain command in the exec form.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7007ShellFormEntryPointFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7007ShellFormEntryPointFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7007";

    /// <inheritdoc />
    protected override string Action => "exec";

    /// <inheritdoc />
    protected override string Title => "Use the exec form";

    /// <summary>What a shell does more than start a program.</summary>
    private static readonly char[] ShellCharacters = ['$', '`', '*', '?', '[', ']', '~', '{', '}', '<', '>', '|', '&', ';', '(', ')', '\\', '\n', '!', '#'];

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        string command = instruction.Command.TrimEnd();
        if (instruction.IsJson || instruction.Arguments.IsContinued || command.Length == 0)
            return [];

        TextSpan span = instruction.SpanOfCommand(0, command.Length);
        if (command[0] == '[')
        {
            // ['a', 'b'] and ["a", "b",] are slips of the exec form.
            string candidate = command.IndexOf('"') < 0 ? command.Replace('\'', '"') : command.Replace(",]", "]").Replace(", ]", "]");
            return candidate != command && DockerWordsOf(candidate) ? [new TextChange(span, candidate)] : [];
        }

        if (command.IndexOfAny(ShellCharacters) >= 0)
            return [];

        IReadOnlyList<ShellCommand> commands = ShellScript.Split(command);
        if (commands.Count != 1 || commands[0].Assignments.Length > 0 || commands[0].Words.IsEmpty)
            return [];

        ImmutableArray<ShellWord> words = commands[0].Words;
        int first = words[0].Text == "exec" ? 1 : 0;
        if (words.Length == first || words.Any(word => word.Text.IndexOf('"') >= 0) || words[first].Text is "cd" or "export" or "source" or "." or "set" or "ulimit" or "umask")
            return [];

        return [new TextChange(span, "[" + string.Join(", ", words.Skip(first).Select(word => $"\"{word.Text}\"")) + "]")];
    }

    private static bool DockerWordsOf(string json) =>
        !DockerWords.ReadJson(LogicalText.Create(json, 0, json.Length, '\\'), 0).IsDefaultOrEmpty;
}
