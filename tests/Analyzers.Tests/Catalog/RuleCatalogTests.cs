using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CloudReady.Analyzers.Tests.Catalog;

public sealed class RuleCatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Rules_are_unique_and_sorted_by_id()
    {
        string[] ids = [.. RuleCatalog.All.Select(rule => rule.Id)];
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_class_is_in_the_catalog()
    {
        IEnumerable<Type> classes = typeof(RuleCatalog).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
        Assert.Equal(
            classes.Select(type => type.Name).Order(StringComparer.Ordinal),
            RuleCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_is_run()
    {
        IEnumerable<string> supported = Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), supported.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Source_stands_in_the_folder_of_its_section_under_the_name_of_its_class(string id)
    {
        Rule rule = RuleCatalog.Find(id)!;
        Assert.StartsWith(id, rule.GetType().Name, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(References.RepositoryRoot, $"src/Analyzers/Rules/{rule.Section}/{rule.GetType().Name}.cs")));
        Assert.Equal(rule.Section.ToString(), rule.Descriptor.Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_fix_provider_exactly_where_the_catalog_says_so(string id)
    {
        Rule rule = RuleCatalog.Find(id)!;
        bool hasProvider = typeof(CodeFixes.Engine.FixProvider).Assembly.GetTypes().Any(type =>
            type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract
            && ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
        Assert.Equal(rule.Fix != FixKind.None, hasProvider);
    }

    [Fact]
    public void Every_option_is_documented()
    {
        string page = File.ReadAllText(Path.Combine(References.RepositoryRoot, "docs/configuration.md"));
        Assert.All(OptionCatalog.All, option => Assert.Contains($"`{option.Key}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<DiagnosticAnalyzer> Analyzers() => typeof(RuleCatalog).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
}
