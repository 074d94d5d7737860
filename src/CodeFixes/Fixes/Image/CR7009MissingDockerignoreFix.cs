using System.Text;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Rules.Image;
using CloudReady.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.CodeFixes.Fixes.Image;

/// <summary>Adds the patterns that are missing, in a new <c>.dockerignore</c> where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CR7009MissingDockerignoreFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class CR7009MissingDockerignoreFix : ArtifactFixProvider
{
    private const string FileName = ".dockerignore";

    /// <inheritdoc />
    protected override string RuleId => "CR7009";

    /// <inheritdoc />
    protected override string Action => "ignore";

    /// <inheritdoc />
    protected override string Title => "Keep build output and developers' files out of the context";

    internal override IEnumerable<TextChange> CreateChanges(TextDocument document, SourceText text, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(CR7009MissingDockerignore.PatternsProperty, out string? patterns))
            return [];
        // For a Dockerfile nothing in it changes; that a file is added is decided below.
        if (IsDockerfile(document))
            return RootOf(document, text) is null ? [] : [new TextChange(new TextSpan(0, 0), "")];

        string endOfLine = TextLayout.EndOfLine(text);
        bool endsLine = text.Length == 0 || text[text.Length - 1] == '\n';
        return [new TextChange(new TextSpan(text.Length, 0), (endsLine ? "" : endOfLine) + patterns!.Replace("\n", endOfLine) + endOfLine)];
    }

    internal override async Task<Solution> ApplyAsync(TextDocument document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (!IsDockerfile(document))
            return await base.ApplyAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        Solution solution = document.Project.Solution;
        if (RootOf(document, text) is not { } root || document.Project.AdditionalDocuments.Any(other => other.FilePath?.Replace('\\', '/') == $"{root}/{FileName}"))
            return solution;

        string endOfLine = TextLayout.EndOfLine(text);
        var content = SourceText.From(CR7009MissingDockerignore.AllPatterns.Replace("\n", endOfLine) + endOfLine, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return solution.AddAdditionalDocument(DocumentId.CreateNewId(document.Project.Id), FileName, content, filePath: $"{root}/{FileName}");
    }

    private static bool IsDockerfile(TextDocument document) => ArtifactKinds.Of(document.FilePath ?? document.Name) == ArtifactKind.Dockerfile;

    /// <summary>The root of the context; the folder of the Dockerfile where its paths do not tell another.</summary>
    private static string? RootOf(TextDocument document, SourceText text) =>
        document.FilePath is { } path ? BuildContext.RootOf(ParsedArtifacts.Dockerfile(text), path) ?? BuildContext.FolderOf(path) : null;
}
