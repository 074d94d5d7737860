using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests;

/// <summary>Runs all analyzers of the product over a project and returns what they find; a compile error or a crash fails.</summary>
internal static class Findings
{
    public static async Task<ImmutableArray<Diagnostic>> InAsync(TestProject project, string source, CancellationToken cancellationToken)
    {
        CSharpCompilation compilation = Compile(project, source);
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await InAsync(project, compilation, cancellationToken);
    }

    /// <summary>The same for code that need not compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> InBrokenAsync(TestProject project, string source, CancellationToken cancellationToken) =>
        await InAsync(project, Compile(project, source), cancellationToken);

    /// <summary>The severities of one rule's findings, in source order; markup does not tell them.</summary>
    public static async Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(TestProject project, string id, string source, CancellationToken cancellationToken) =>
        (await InAsync(project, source, cancellationToken))
            .Where(diagnostic => diagnostic.Id == id)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => diagnostic.Severity);

    public static CSharpCompilation Compile(TestProject project, params IEnumerable<string> sources)
    {
        string[] files = [.. sources, .. project.Sources, .. project.ImplicitUsings is { } usings ? [usings + (project.IsWeb ? project.WebImplicitUsings : "")] : Array.Empty<string>()];
        var parseOptions = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: project.Symbols);
        return CSharpCompilation.Create(
            "TestProject",
            files.Select((text, i) => CSharpSyntaxTree.ParseText(text, parseOptions, path: $"/0/Test{i}.cs")),
            project.References,
            new CSharpCompilationOptions(project.OutputKind, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What the analyzers are given beside the code of a project.</summary>
    public static AnalyzerOptions OptionsOf(TestProject project) =>
        new([.. project.Files.Select(file => new TestFile(file.Key, file.Value))], new TestConfig(project));

    private static async Task<ImmutableArray<Diagnostic>> InAsync(TestProject project, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. typeof(RuleCatalog).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
        AnalyzerOptions options = OptionsOf(project);
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001"));
        return diagnostics;
    }

    private sealed class TestFile(string path, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class TestConfig(TestProject project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(project);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            private readonly Dictionary<string, string> _values = new(KeyComparer);

            public Values(TestProject project)
            {
                if (project.IsWeb)
                    _values["build_property.UsingMicrosoftNETSdkWeb"] = "true";
                foreach (string line in project.Config.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                    _values[parts[0]] = parts[1];
                }
            }

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
        }
    }
}
