using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Application;

/// <summary>Runs the rows of <c>application-shapes.tsv</c>; every application there compiles.</summary>
public sealed class ApplicationShapeTests
{
    private static readonly string[] HealthRules = ["CR3001", "CR3002", "CR3003", "CR3004", "CR3005", "CR3006"];

    private static readonly string[] MetricsRules = ["CR4101", "CR4102"];

    public static TheoryData<string> Shapes => [.. ApplicationShapes.Rows.Select(shape => shape.ToString())];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Health(string row)
    {
        ApplicationShape shape = ApplicationShapes.Rows.Single(shape => shape.ToString() == row);
        Assert.Equal(shape["health"], await FoundAsync(shape, HealthRules));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Metrics(string row)
    {
        ApplicationShape shape = ApplicationShapes.Rows.Single(shape => shape.ToString() == row);
        string[] expected = [.. MetricsRules.Where(rule => shape[rule] == "yes")];
        Assert.Equal(expected.Length == 0 ? "-" : string.Join(',', expected), await FoundAsync(shape, MetricsRules));
    }

    [Fact]
    public void The_table_has_at_least_sixty_shapes() => Assert.True(ApplicationShapes.Rows.Count() >= 60);

    /// <summary>The ids of the findings of some rules, or <c>-</c>.</summary>
    private static async Task<string> FoundAsync(ApplicationShape shape, string[] rules)
    {
        (TestProject project, string source) = ApplicationShapes.Build(shape);
        IEnumerable<Diagnostic> findings = await Findings.InAsync(project, source, TestContext.Current.CancellationToken);
        string[] ids = [.. findings.Select(finding => finding.Id).Where(rules.Contains).Distinct().Order()];
        return ids.Length == 0 ? "-" : string.Join(',', ids);
    }
}
