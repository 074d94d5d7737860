using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.Platform;

public sealed class CR6113WindowsOnlyTargetTests
{
    [Theory]
    [InlineData("<TargetFramework>net10.0-windows</TargetFramework>", DiagnosticSeverity.Warning)]
    [InlineData("<TargetFrameworks>net8.0-windows;net48</TargetFrameworks>", DiagnosticSeverity.Warning)]
    [InlineData("<TargetFramework>net48</TargetFramework>", DiagnosticSeverity.Info)]
    [InlineData("<TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>", DiagnosticSeverity.Info)]
    [InlineData("<TargetFramework>netcoreapp3.1</TargetFramework>", DiagnosticSeverity.Warning)]
    [InlineData("<TargetFramework>net6.0</TargetFramework>", DiagnosticSeverity.Warning)]
    [InlineData("<TargetFramework>netcoreapp5.0</TargetFramework>", DiagnosticSeverity.Warning)]
    [InlineData("<RuntimeIdentifiers>win-x64;win-arm64</RuntimeIdentifiers>", DiagnosticSeverity.Warning)]
    public async Task Reports_what_no_Linux_image_runs(string property, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await FindAsync(property, TestProject.PlainWeb));
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(property[(property.IndexOf('>', StringComparison.Ordinal) + 1)..property.LastIndexOf('<')], Project(property).Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("<TargetFramework>net10.0</TargetFramework>")]
    [InlineData("<TargetFramework>netcoreapp8.0</TargetFramework>")]
    [InlineData("<TargetFrameworks>net48;net10.0</TargetFrameworks>")]
    [InlineData("<TargetFrameworks>net10.0-windows;net10.0</TargetFrameworks>")]
    [InlineData("<TargetFramework>netstandard2.0</TargetFramework>")]
    [InlineData("<TargetFramework>$(Framework)</TargetFramework>")]
    [InlineData("<TargetFramework Condition=\"'$(OS)' == 'Windows_NT'\">net10.0-windows</TargetFramework>")]
    [InlineData("<RuntimeIdentifiers>win-x64;linux-x64</RuntimeIdentifiers>")]
    public async Task Silent_where_Linux_is_a_target_too(string property) => Assert.Empty(await FindAsync(property, TestProject.PlainWeb));

    [Fact]
    public async Task Silent_in_libraries_and_programs_with_windows()
    {
        const string property = "<TargetFramework>net10.0-windows</TargetFramework>";
        Assert.Empty(await FindAsync(property, TestProject.Library));
        Assert.Empty(await FindAsync(property, TestProject.PlainWeb with { Config = "build_property.UseWPF = true" }));
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(string property, TestProject project) => (await Findings.InAsync(
        project with { Files = new Dictionary<string, string> { ["/Shop/Shop.csproj"] = Project(property) } },
        project.IsWeb ? "WebApplication.Create().Run();" : "class Text;",
        TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Id == "CR6113");

    private static string Project(string property) => $"<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <PropertyGroup>\n    {property}\n  </PropertyGroup>\n</Project>\n";
}
