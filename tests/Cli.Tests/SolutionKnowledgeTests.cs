using CloudReady.Cli.Assessing;
using CloudReady.Cli.Loading;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>What one project of an application says counts for the others.</summary>
public sealed class SolutionKnowledgeTests : IDisposable
{
    private const string Web = """
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
        Shop.Setup.Services(builder.Services);
        var app = builder.Build();
        Shop.Setup.Pipeline(app);
        app.Run();
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("app.MapHealthChecks(\"/healthz\");", "", "")]
    [InlineData("", "", "CR3001 Web/Program.cs:5")]
    [InlineData("app.Map(\"/ping\", inner => { });", "", "")]
    public async Task AHealthEndpointMayBeMappedInAnotherProject(string pipeline, string services, string expected)
    {
        WriteApplication(pipeline, services);

        Assert.Equal(expected, string.Join(' ', (await AssessAsync("CR3001")).FindingLines));
    }

    [Fact]
    public async Task AnEntryPointMayStartTheApplicationOfALibrary()
    {
        _folder.Write("Host/Host.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
            </Project>
            """).Write("Host/Bootstrap.cs", """
            using Microsoft.AspNetCore.Builder;
            public static class Bootstrap
            {
                public static void Start(string[] args)
                {
                    var app = WebApplication.CreateBuilder(args).Build();
                    app.UseRouting();
                    app.Run();
                }
            }
            """)
            .WriteProject("Shop", properties: "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>", items: "<ProjectReference Include=\"..\\Host\\Host.csproj\" />")
            .Write("Shop/Program.cs", "public static class Program { public static void Main(string[] args) => Bootstrap.Start(args); }");

        Assert.Equal(["CR3001 Host/Bootstrap.cs:8"], (await AssessAsync("CR3001")).FindingLines);
    }

    [Fact]
    public async Task ARepositoryOfSeveralApplicationsKeepsThemApart()
    {
        WriteApplication("app.MapHealthChecks(\"/healthz\");", "");
        WriteWebProject("Other", """
            var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();
            app.Run();
            """, reference: null);

        Assert.Equal(["CR3001 Other/Program.cs:2"], (await AssessAsync("CR3001")).FindingLines);
    }

    [Fact]
    public async Task ShardsKnowWhatTheOthersHold()
    {
        WriteApplication("app.MapHealthChecks(\"/healthz\");", "");

        Assert.Empty((await AssessAsync("CR3001", "--shard", "2/2")).FindingLines);
    }

    [Fact]
    public void NamesAreThoseOfCalls()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        SolutionKnowledge.Collect("services.AddSession(); app.MapHub<Chat>(); x.Address; list.Add(1); Use.UseIt; app.UseRouting ()", names.GetAlternateLookup<ReadOnlySpan<char>>());

        Assert.Equal(["AddSession", "MapHub"], names.Order(StringComparer.Ordinal));
    }

    private void WriteApplication(string pipeline, string services)
    {
        _folder.Write("Setup/Setup.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
            </Project>
            """).Write("Setup/Setup.cs", $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            namespace Shop;
            public static class Setup
            {
                public static void Services(IServiceCollection services) { {{services}} }
                public static void Pipeline(WebApplication app) { {{pipeline}} }
            }
            """);
        WriteWebProject("Web", Web, "Setup");
    }

    private void WriteWebProject(string name, string program, string? reference) =>
        _folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{(reference is null ? "" : $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />")}</ItemGroup>
            </Project>
            """).Write($"{name}/Program.cs", program);

    private Task<CliRun> AssessAsync(string rules, params string[] args) =>
        CliRun.RunAsync(
            _folder, ["assess", ".", "--build", "never", "--format", "json", "--rules", rules, .. args], AnalyzerCatalog.Create(), TestContext.Current.CancellationToken);
}
