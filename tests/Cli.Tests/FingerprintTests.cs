using Xunit;

namespace CloudReady.Cli.Tests;

public sealed class FingerprintTests : IDisposable
{
    private const string Method = "void Run() { Smell(1); Smell( 1 ); Smell(2); }";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MovingLinesAndReformattingKeepsIt()
    {
        string[] before = await FingerprintsOf($"class Shop {{ {Method} }}");
        string[] after = await FingerprintsOf($"// a comment\n\nclass Shop\n{{\n    int x;\n\n    {Method.Replace("Smell(1);", "Smell(1) ;\n\n        ", StringComparison.Ordinal)}\n}}\n");

        Assert.Equal(before, after);
    }

    [Fact]
    public async Task EqualFindingsInOneMemberAreToldApart()
    {
        string[] fingerprints = await FingerprintsOf("class Shop { void Run() { Smell(1); Smell(1); Smell(1); } }");

        Assert.Equal(3, fingerprints.Distinct().Count());
    }

    [Fact]
    public async Task AnotherMemberAnotherFileAndAnotherProjectGiveAnother()
    {
        _folder.WriteProject("Cart", source: "class A { void Run() { Smell(1); } }");
        string[] fingerprints = await FingerprintsOf("class A { void Run() { Smell(1); } void Walk() { Smell(1); } } class B { void Run() { Smell(1); } }");

        Assert.Equal(4, fingerprints.Distinct().Count());
    }

    [Fact]
    public async Task InASettingsFileItIsTheTextThatCounts()
    {
        _folder.Write("Shop/appsettings.json", "{ \"a\": \"secret\" }");
        string[] before = await FingerprintsOf("");
        _folder.Write("Shop/appsettings.json", "{\n  \"b\": 1,\n  \"a\": \"secret\"\n}");

        Assert.Equal(before, await FingerprintsOf(""));
    }

    private async Task<string[]> FingerprintsOf(string source)
    {
        _folder.WriteProject("Shop", source: source);
        return [.. (await CliRun.AssessAsync(_folder)).Findings.Select(finding => CliRun.Text(finding, "fingerprint"))];
    }
}
