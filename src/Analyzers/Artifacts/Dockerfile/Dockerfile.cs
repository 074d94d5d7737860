using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Artifacts;

/// <summary>A Dockerfile with the span of everything in it. A broken instruction is left out, and an error.</summary>
internal sealed class Dockerfile
{
    private readonly Lazy<ImmutableArray<DockerStage>> _stages;

    internal Dockerfile(
        SourceText text, string content, char escape, ImmutableArray<DockerInstruction> instructions, Suppressions suppressions, ImmutableArray<ArtifactError> errors)
    {
        Text = text;
        Content = content;
        Escape = escape;
        Instructions = instructions;
        Suppressions = suppressions;
        Errors = errors;
        _stages = new(() => DockerStages.Read(this));
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    /// <summary>The same as a string.</summary>
    public string Content { get; }

    /// <summary>The character that continues a line: a backslash, or a backtick where the file says so.</summary>
    public char Escape { get; }

    /// <summary>All instructions in the order of the file.</summary>
    public ImmutableArray<DockerInstruction> Instructions { get; }

    /// <summary>The stages in the order of the file.</summary>
    public ImmutableArray<DockerStage> Stages => _stages.Value;

    /// <summary>The stage that is built where no other is asked for: the last; null where there is none.</summary>
    public DockerStage? FinalStage => Stages.IsEmpty ? null : Stages[Stages.Length - 1];

    /// <summary>The comments that switch rules off.</summary>
    public Suppressions Suppressions { get; }

    /// <summary>The instructions that are broken; at most 100, then reading stops.</summary>
    public ImmutableArray<ArtifactError> Errors { get; }

    /// <summary>Reads <paramref name="text"/>; never fails, whatever it holds.</summary>
    public static Dockerfile Parse(SourceText text, CancellationToken cancellationToken) => new DockerfileParser(text, cancellationToken).Parse();

    /// <summary>The instruction that holds the position; null between instructions.</summary>
    public DockerInstruction? InstructionAt(int position)
    {
        int low = 0;
        int high = Instructions.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (Instructions[middle].FullSpan.End < position)
                low = middle + 1;
            else if (Instructions[middle].FullSpan.Start > position)
                high = middle - 1;
            else
                return Instructions[middle];
        }

        return null;
    }

    /// <summary>Why a comment on the line of the span, or above its instruction, switches a rule off there; null where none does.</summary>
    public string? SuppressionOf(string id, TextSpan span) =>
        Suppressions.ReasonFor(id, Text.Lines.GetLineFromPosition(span.Start).LineNumber)
        ?? (InstructionAt(span.Start) is { } instruction ? Suppressions.ReasonFor(id, Text.Lines.GetLineFromPosition(instruction.Span.Start).LineNumber) : null);
}
