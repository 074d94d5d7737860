using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Tests.Engine;

/// <summary>An edit re-reads the file that was edited and no other.</summary>
public sealed class SourceFactsTests
{
    private static readonly WantedNames Names = new(["File"], []);

    [Fact]
    public void Facts_of_an_unchanged_file_are_kept_when_another_file_changes()
    {
        CSharpCompilation before = Findings.Compile(TestProject.PlainWeb, "class A { }", "class B { }");
        SourceFacts[] factsBefore = [.. before.SyntaxTrees.Select(FactsOf)];

        SyntaxTree edited = before.SyntaxTrees[0];
        CSharpCompilation after = before.ReplaceSyntaxTree(edited, edited.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From("class A { int x; }")));

        SourceFacts[] factsAfter = [.. after.SyntaxTrees.Select(FactsOf)];
        int reread = factsBefore.Zip(factsAfter).Count(pair => !ReferenceEquals(pair.First, pair.Second));
        Assert.Equal(1, reread);
    }

    private static SourceFacts FactsOf(SyntaxTree tree) => SourceFacts.Of(tree, Names, TestContext.Current.CancellationToken);
}
