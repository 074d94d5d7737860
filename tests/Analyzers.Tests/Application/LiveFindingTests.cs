using System.Collections.Immutable;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Application;

/// <summary>
/// What an editor does: it asks for the findings of one open file after each edit, in whatever file, and never waits for the
/// end of a compilation.
/// </summary>
public sealed class LiveFindingTests
{
    private const string Program =
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapShop();
        app.Run();
        """;

    private const string Endpoints =
        """
        static class ShopEndpoints
        {
            public static void MapShop(this IEndpointRouteBuilder endpoints)
            {
                endpoints.MapGet("/orders", () => 1);
            }
        }
        """;

    private const string Orders = "class Orders { public int Count => 1; }";

    [Fact]
    public async Task A_health_endpoint_that_is_typed_in_another_file_takes_the_finding_away()
    {
        CSharpCompilation before = Compile();
        Assert.Equal(["CR3001"], await FindingsOfProgramAsync(before));

        CSharpCompilation typing = Edit(before, "endpoints.MapGet(\"/orders\", () => 1);", "endpoints.MapHealthCh");
        Assert.Equal(["CR3001"], await FindingsOfProgramAsync(typing));

        CSharpCompilation mapped = Edit(before, "() => 1);", "() => 1);\n        endpoints.MapHealthChecks(\"/healthz\");");
        Assert.Empty(await FindingsOfProgramAsync(mapped));

        Assert.Equal(["CR3001"], await FindingsOfProgramAsync(Edit(mapped, "endpoints.MapHealthChecks(\"/healthz\");", "")));
    }

    [Fact]
    public async Task Only_the_edited_file_is_read_again()
    {
        CSharpCompilation before = Compile();
        Assert.Equal(["CR3001"], await FindingsOfProgramAsync(before));
        ImmutableArray<SourceFacts> factsBefore = FactsOf(before);

        CSharpCompilation after = Edit(before, "() => 1);", "() => 1);\n        endpoints.MapHealthChecks(\"/healthz\");");
        Assert.Empty(await FindingsOfProgramAsync(after));
        ImmutableArray<SourceFacts> factsAfter = FactsOf(after);

        Assert.Equal(
            [true, false, true, true],
            factsBefore.Zip(factsAfter, (old, current) => ReferenceEquals(old, current)));
    }

    [Fact]
    public void No_rule_waits_for_the_end_of_the_compilation() => Assert.All(
        new CloudReadyAnalyzer().SupportedDiagnostics,
        descriptor => Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, descriptor.CustomTags));

    private static CSharpCompilation Compile() => Findings.Compile(TestProject.PlainWeb, Program, Endpoints, Orders);

    private static CSharpCompilation Edit(CSharpCompilation compilation, string old, string text)
    {
        SyntaxTree edited = compilation.SyntaxTrees[1];
        SourceText source = edited.GetText();
        int at = source.ToString().IndexOf(old, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(edited, edited.WithChangedText(source.WithChanges(new TextChange(new TextSpan(at, old.Length), text))));
    }

    private static async Task<IEnumerable<string>> FindingsOfProgramAsync(CSharpCompilation compilation)
    {
        SemanticModel program = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        var driver = new CompilationWithAnalyzers(compilation, [new CloudReadyAnalyzer()], Findings.OptionsOf(TestProject.PlainWeb));
        ImmutableArray<Diagnostic> findings = await driver.GetAnalyzerSemanticDiagnosticsAsync(program, filterSpan: null, TestContext.Current.CancellationToken);
        return findings.Select(finding => finding.Id).Where(id => id.StartsWith("CR3", StringComparison.Ordinal));
    }

    private static ImmutableArray<SourceFacts> FactsOf(CSharpCompilation compilation)
    {
        CompilationContext context = CloudReadyAnalyzer.Prepare(compilation, Findings.OptionsOf(TestProject.PlainWeb), TestContext.Current.CancellationToken)!;
        return [.. compilation.SyntaxTrees.Select(tree => SourceFacts.Of(tree, context.Names, TestContext.Current.CancellationToken))];
    }
}
