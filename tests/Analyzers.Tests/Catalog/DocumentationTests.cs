using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Catalog;

/// <summary>Every rule has a page that agrees with the catalog, and the samples on it behave as the page says.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Ids => RuleCatalogTests.Ids;

    [Fact]
    public void Table_of_rules_follows_from_the_catalog()
    {
        var table = new StringBuilder("""
            # Rules

            One page per rule. The first digit is the section of the guide *Modernizing Applications for Kubernetes*.

            | Rule | Name | Section | Severity | Code fix | Effort |
            |---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (Rule rule in RuleCatalog.All)
            table.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Name} | {rule.Section} | {Severity(rule)} | {Fix(rule)} | {Effort(rule)} |\n");

        GeneratedFile.Verify("docs/rules/README.md", table.ToString());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_begins_with_the_facts_of_the_catalog(string id)
    {
        Rule rule = RuleCatalog.Find(id)!;
        string expected = $"""
            # {id}: {rule.Name}

            | | |
            |---|---|
            | Section | {rule.Section} |
            | Severity | {Severity(rule)} |
            | Code fix | {Fix(rule)} |
            | Effort | {Effort(rule)} |

            """.ReplaceLineEndings("\n");
        Assert.StartsWith(expected, Page(id), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Samples_do_what_the_page_says(string id)
    {
        foreach (Match sample in Sample().Matches(Page(id)))
        {
            string code = sample.Groups["code"].Value;
            var findings = sample.Groups["language"].Value switch
            {
                "yaml" => await Findings.InAsync(TestProject.Library with { Files = new Dictionary<string, string> { ["/src/k8s/app.yaml"] = code } }, "", TestContext.Current.CancellationToken),
                "dockerfile" => await InFilesAsync(new() { ["/src/Dockerfile"] = code }),
                "xml" => await InFilesAsync(new() { ["/src/Shop.csproj"] = code, ["/src/Dockerfile"] = "FROM scratch\n" }),
                _ => await Findings.InAsync(TestProject.Web, code, TestContext.Current.CancellationToken),
            };
            bool isNoncompliant = sample.Groups["verdict"].Value == "noncompliant";
            Assert.Equal(isNoncompliant, findings.Any(finding => finding.Id == id));
        }
    }

    private static Task<ImmutableArray<Diagnostic>> InFilesAsync(Dictionary<string, string> files) =>
        Findings.InAsync(TestProject.Web with { Files = files }, "return;", TestContext.Current.CancellationToken);

    [GeneratedRegex("^```(?<language>csharp|yaml|dockerfile|xml) (?<verdict>noncompliant|compliant)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    private static string Page(string id) =>
        File.ReadAllText(Path.Combine(References.RepositoryRoot, $"docs/rules/{id}.md")).ReplaceLineEndings("\n");

    private static string Severity(Rule rule) => rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : "Off";

    private static string Effort(Rule rule) => FormattableString.Invariant($"{rule.EffortHours} h");

    private static string Fix(Rule rule) => rule.Fix switch
    {
        FixKind.Rewrite => "rewrite",
        FixKind.RewriteWithCompanions => "rewrite with companion edits",
        FixKind.Scaffold => "scaffold",
        _ => "none",
    };
}
