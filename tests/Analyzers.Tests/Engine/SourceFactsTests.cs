using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudReady.Analyzers.Tests.Engine;

/// <summary>An edit re-reads the file that was edited and no other.</summary>
public sealed class SourceFactsTests
{
    private static readonly NameSet Names = new(["File"]);

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

    [Fact]
    public async Task A_mapped_endpoint_in_another_file_silences_the_finding_as_soon_as_it_is_typed()
    {
        const string Program = """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapShop();
            app.Run();
            """;
        Assert.Contains(await FindingsWithAsync("// nothing yet"), finding => finding.Id == "CR3001");
        Assert.DoesNotContain(await FindingsWithAsync("""endpoints.MapHealthChecks("/healthz");"""), finding => finding.Id == "CR3001");

        static async Task<IEnumerable<Diagnostic>> FindingsWithAsync(string statement)
        {
            TestProject project = TestProject.PlainWeb with
            {
                Sources = ["static class ShopEndpoints { public static void MapShop(this IEndpointRouteBuilder endpoints) {\n" + statement + "\n} }"],
            };
            return await Findings.InAsync(project, Program, TestContext.Current.CancellationToken);
        }
    }

    private static SourceFacts FactsOf(SyntaxTree tree) => SourceFacts.Of(tree, Names, TestContext.Current.CancellationToken);
}
