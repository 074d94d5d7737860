using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Engine;

/// <summary>The base of fixes of Dockerfiles: the text is read again, so that a fix sees what it is applied to.</summary>
public abstract class DockerfileFixProvider : ArtifactFixProvider
{
    internal sealed override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (ArtifactKinds.Of(document.FilePath ?? document.Name) != ArtifactKind.Dockerfile)
            return [];

        Dockerfile file = ParsedArtifacts.Dockerfile(text);
        return file.InstructionAt(diagnostic.Location.SourceSpan.Start) is { } instruction && StageOf(file, instruction) is { } stage
            ? CreateChanges(document, file, stage, instruction, diagnostic)
            : [];
    }

    /// <summary>The edits that cure one finding.</summary>
    /// <param name="document">The document of the Dockerfile.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="stage">The stage of the finding.</param>
    /// <param name="instruction">The instruction of the finding.</param>
    /// <param name="diagnostic">The finding.</param>
    internal abstract IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic);

    /// <summary>Removes a word with the white space before it, or the whole instruction where it is the only one.</summary>
    internal static TextChange RemoveWord(Dockerfile file, DockerInstruction instruction, TextSpan word, bool isOnly)
    {
        if (isOnly)
            return new TextChange(TextLayout.WholeLines(file.Text, instruction.FullSpan), "");

        // Behind the keyword, the space after the word goes; else that before it, and the continuation in it.
        int start = word.Start;
        while (start > instruction.Keyword.End && (char.IsWhiteSpace(file.Content[start - 1]) || (file.Content[start - 1] == file.Escape && EndsLine(file, start - 1))))
            start--;
        if (start > instruction.Keyword.End)
            return new TextChange(TextSpan.FromBounds(start, word.End), "");

        int end = word.End;
        while (end < instruction.Span.End && (char.IsWhiteSpace(file.Content[end]) || (file.Content[end] == file.Escape && EndsLine(file, end))))
            end++;
        return new TextChange(TextSpan.FromBounds(word.Start, end), "");
    }

    private static bool EndsLine(Dockerfile file, int position)
    {
        for (int i = position + 1; i < file.Content.Length && file.Content[i] != '\n'; i++)
        {
            if (!char.IsWhiteSpace(file.Content[i]))
                return false;
        }

        return true;
    }

    private static DockerStage? StageOf(Dockerfile file, DockerInstruction instruction) =>
        file.Stages.LastOrDefault(stage => stage.From.Span.Start <= instruction.Span.Start);
}
