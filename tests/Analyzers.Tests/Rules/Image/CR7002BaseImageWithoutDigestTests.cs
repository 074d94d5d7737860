using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine.Options;
using CloudReady.Analyzers.Rules.Image;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Rules.Image;

public sealed class CR7002BaseImageWithoutDigestTests
{
    [Theory]
    [InlineData("FROM alpine:3.22", 1)]
    [InlineData("FROM alpine:3.22 AS a\nFROM a\nFROM debian:12", 2)]
    [InlineData("FROM alpine", 0)]
    [InlineData("FROM scratch", 0)]
    [InlineData("FROM alpine:3.22@sha256:0", 0)]
    [InlineData("FROM $BASE", 0)]
    public void Reports_tags_without_digest(string content, int count)
    {
        var found = new List<Diagnostic>();
        var text = SourceText.From(content);
        var options = new OptionReader(new NoOptions());
        var context = new ArtifactContext(new File(text), text, CSharpCompilation.Create("x"), new ArtifactSet([]), new Lazy<ApplicationModel?>(() => null), options, found.Add);
        new CR7002BaseImageWithoutDigest().Analyze(Dockerfile.Parse(text, CancellationToken.None), context);
        Assert.Equal(count, found.Count);
    }

    [Fact]
    public async Task Off_by_default() => Assert.Empty(await ImageRule.FindAsync("CR7002", "FROM alpine:3.22"));

    private sealed class File(SourceText text) : AdditionalText
    {
        public override string Path => "/src/Dockerfile";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class NoOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new None();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class None : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = null;
                return false;
            }
        }
    }
}
