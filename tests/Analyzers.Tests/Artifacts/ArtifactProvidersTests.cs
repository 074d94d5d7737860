using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class ArtifactProvidersTests
{
    [Fact]
    public async Task Analyzers_share_what_was_read()
    {
        var first = new ReadingAnalyzer();
        var second = new ReadingAnalyzer();
        CompilationWithAnalyzers compilation = CSharpCompilation.Create("App").WithAnalyzers(
            [first, second],
            new AnalyzerOptions([new AdditionalFile("appsettings.json", "{ \"a\": 1 }")]));

        await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(first.Json?.Root);
        Assert.NotNull(first.Xml);
        Assert.Same(first.Json, second.Json);
        Assert.Same(first.Xml, second.Xml);
    }

    [Fact]
    public void A_location_names_the_file_and_its_lines()
    {
        SourceText text = SourceText.From("{\r\n  \"a\": 1\r\n}");

        Location location = ArtifactLocation.Create("/app/appsettings.json", text, new TextSpan(5, 3));

        Assert.Equal(new TextSpan(5, 3), location.SourceSpan);
        Assert.Equal("/app/appsettings.json: (1,2)-(1,5)", location.GetLineSpan().ToString());
    }

#pragma warning disable RS1001 // No attribute: it is never loaded from this assembly.
    private sealed class ReadingAnalyzer : DiagnosticAnalyzer
    {
        public JsonDocument? Json { get; private set; }

        public XmlArtifact? Xml { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("TEST1", "title", "message", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterAdditionalFileAction(file =>
            {
                SourceText text = file.AdditionalFile.GetText(file.CancellationToken)!;
                Json = context.TryGetValue(text, ArtifactProviders.Json, out JsonDocument? json) ? json : null;
                Xml = context.TryGetValue(text, ArtifactProviders.Xml, out XmlArtifact? xml) ? xml : null;
            });
        }
    }
#pragma warning restore RS1001

    private sealed class AdditionalFile(string path, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
