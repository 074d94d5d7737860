using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Loading;

/// <summary>A project as the analyzers see it.</summary>
/// <param name="Files">C# files, without generated ones.</param>
/// <param name="Lines">Lines of those files.</param>
internal sealed record CompiledProject(ProjectInputs Inputs, CSharpCompilation Compilation, AnalyzerOptions Options, int Files, int Lines);

/// <summary>Parses the sources of a project and puts its compilation together. Nothing is bound or emitted.</summary>
internal static class ProjectCompiler
{
    /// <summary>Rules do not look at nullable annotations; their flow analysis is a third of the compiler's work.</summary>
    private static readonly KeyValuePair<string, string>[] Features = [new("run-nullable-analysis", "never")];

    private const int BeginningOfMigration = 4096;

    /// <param name="inputs">The project.</param>
    /// <param name="references">The compilations of the projects it references.</param>
    /// <param name="isExcluded">Whether an additional file is left out.</param>
    /// <param name="unreadable">Receives the files that cannot be read.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static CompiledProject Compile(
        ProjectInputs inputs, IEnumerable<CSharpCompilation> references, Func<string, bool> isExcluded, ICollection<NotAnalyzed> unreadable, CancellationToken cancellationToken)
    {
        AnalyzerConfiguration config = AnalyzerConfiguration.For(inputs, unreadable);
        List<SyntaxTree> trees = Parse(inputs, unreadable, out int files, out int lines, cancellationToken);
        CSharpCompilation compilation = CSharpCompilation.Create(
            inputs.AssemblyName,
            trees,
            inputs.MetadataReferences.Concat(references.Select(reference => reference.ToMetadataReference())),
            inputs.CompilationOptions
                .WithConcurrentBuild(true)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
                .WithNullableContextOptions(NullableContextOptions.Disable)
                .WithSyntaxTreeOptionsProvider(config.SeverityProvider));
        ImmutableArray<AdditionalText> additional = [.. ReadableFiles(inputs.AdditionalFiles.Where(file => !isExcluded(file)), unreadable).Select(file => new FileAdditionalText(file))];
        return new CompiledProject(inputs, compilation, new AnalyzerOptions(additional, config.OptionsProvider), files, lines);
    }

    private static List<SyntaxTree> Parse(ProjectInputs inputs, ICollection<NotAnalyzed> unreadable, out int files, out int lines, CancellationToken cancellationToken)
    {
        CSharpParseOptions options = inputs.ParseOptions.WithDocumentationMode(DocumentationMode.None).WithFeatures(Features);
        string intermediate = inputs.IntermediateFolder + Path.DirectorySeparatorChar;
        var parsed = new SyntaxTree?[inputs.Sources.Length];
        int fileCount = 0;
        int lineCount = 0;
        Parallel.For(0, parsed.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            string path = inputs.Sources[index];
            if (TryRead(path, out SourceText? text, out string reason))
            {
                if (!IsSnapshotOfMigration(path, text))
                    parsed[index] = CSharpSyntaxTree.ParseText(text, options, path, cancellationToken);
                if (!path.StartsWith(intermediate, StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref fileCount);
                    Interlocked.Add(ref lineCount, LinesOf(text));
                }
            }
            else
            {
                lock (unreadable)
                    unreadable.Add(new NotAnalyzed(path, reason));
            }
        });
        files = fileCount;
        lines = lineCount;
        var trees = parsed.OfType<SyntaxTree>().ToList();
        if (inputs.GlobalUsings.Length > 0)
            trees.Add(CSharpSyntaxTree.ParseText(inputs.GlobalUsings, options, Path.Combine(intermediate, $"{inputs.File.Name}.GlobalUsings.g.cs"), cancellationToken: cancellationToken));
        return trees;
    }

    private static bool TryRead(string path, [NotNullWhen(true)] out SourceText? text, out string reason)
    {
        text = null;
        reason = "";
        try
        {
            SourceText read = TextFile.Read(path);
            if (Nesting.IsTooDeep(read))
                reason = $"its brackets are nested more than {Nesting.Limit} deep";
            else
                text = read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = $"cannot be read: {e.Message}";
        }

        return text is not null;
    }

    /// <summary>
    /// The generated half of a migration of Entity Framework, a copy of the whole model: nothing refers to it, no rule looks at
    /// generated code, and an application of some years has more lines in such files than in all others.
    /// </summary>
    private static bool IsSnapshotOfMigration(string path, SourceText text) =>
        path.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase)
        && text.ToString(new TextSpan(0, Math.Min(text.Length, BeginningOfMigration))).Contains("void BuildTargetModel(ModelBuilder", StringComparison.Ordinal);

    private static int LinesOf(SourceText text)
    {
        int count = text.Lines.Count;
        return text.Lines[count - 1].Span.IsEmpty ? count - 1 : count;
    }

    private static IEnumerable<string> ReadableFiles(IEnumerable<string> files, ICollection<NotAnalyzed> unreadable)
    {
        foreach (string file in files)
        {
            string? problem = null;
            try
            {
                using FileStream stream = File.OpenRead(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problem = e.Message;
            }

            if (problem is null)
                yield return file;
            else
                unreadable.Add(new NotAnalyzed(file, $"cannot be read: {problem}"));
        }
    }
}
