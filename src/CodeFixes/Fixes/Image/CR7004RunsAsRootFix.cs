using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Sets a user before the entry point: that of the image where there is one, else one that is created.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7004RunsAsRootFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7004RunsAsRootFix : DockerfileFixProvider
{
    /// <inheritdoc />
    protected override string RuleId => "CR7004";

    /// <inheritdoc />
    protected override string Action => "user";

    /// <inheritdoc />
    protected override string Title => "Run as another user than root";

    private const int Uid = 1654;

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, Dockerfile file, DockerStage stage, DockerInstruction instruction, Diagnostic diagnostic)
    {
        // A port below 1024 may not be open to another user.
        if (ImageEntry.Of(stage) is null || stage != file.FinalStage || ListeningPorts.FindPrivileged(stage) is not null || UserLines(stage) is not { } lines)
            return [];

        DockerInstruction? user = stage.LastOwn(DockerInstructionKind.User);
        if (user is not null && lines.Length == 1 && !stage.Instructions.Any(later => later.Span.Start > user.Span.Start && NeedsRoot(later)))
            return [new TextChange(user.Words[0].Span, lines[0].Substring("USER ".Length))];

        if (InsertionPoint(file, stage) is not { } position)
            return [];

        string endOfLine = TextLayout.EndOfLine(file.Text);
        string indent = TextLayout.IndentAt(file.Text, position);
        return [new TextChange(new TextSpan(position, 0), string.Concat(lines.Select(line => indent + line + endOfLine)))];
    }

    /// <summary>The lines that set the user; null where no user is certain to do.</summary>
    private static string[]? UserLines(DockerStage stage)
    {
        if (stage.Root?.Dotnet is { IsWindows: false } dotnet)
        {
            if (dotnet.HasAppUser)
                return ["USER $APP_UID"];
            // Older images of ASP.NET Core listen on port 80.
            if (dotnet.Version is null || (dotnet.Kind is DotnetImageKind.AspNet or DotnetImageKind.Sdk && !ListeningPorts.AreSet(stage)))
                return null;
            return dotnet.IsAlpine ? [$"RUN adduser -D -u {Uid} app", $"USER {Uid}"] : [$"RUN useradd --uid {Uid} --create-home app", $"USER {Uid}"];
        }

        return null;
    }

    private static bool NeedsRoot(DockerInstruction instruction) =>
        instruction.Kind is DockerInstructionKind.Run or DockerInstructionKind.Copy or DockerInstructionKind.Add or DockerInstructionKind.Workdir;

    /// <summary>The line of the entry point, or of the comment above it; null where something follows that needs root.</summary>
    private static int? InsertionPoint(Dockerfile file, DockerStage stage)
    {
        DockerInstruction? entry = stage.Instructions.FirstOrDefault(instruction => instruction.Kind is DockerInstructionKind.Entrypoint or DockerInstructionKind.Cmd && !instruction.IsOnBuild);
        if (entry is null || stage.Instructions.Any(later => later.Span.Start > entry.Span.Start && NeedsRoot(later)))
            return null;

        TextLineCollection lines = file.Text.Lines;
        int line = lines.GetLineFromPosition(entry.Span.Start).LineNumber;
        while (line > 0 && file.Text.ToString(lines[line - 1].Span).TrimStart().StartsWith("#", StringComparison.Ordinal) && file.InstructionAt(lines[line - 1].Start) is null)
            line--;
        return lines[line].Start;
    }
}
