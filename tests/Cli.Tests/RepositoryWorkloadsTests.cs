using System.Collections.Immutable;
using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Engine;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CloudReady.Cli.Tests;

/// <summary>Manifests are held against the code of the application whose image they run.</summary>
public sealed class RepositoryWorkloadsTests : IDisposable
{
    private const string Program = """
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
        Microsoft.Extensions.DependencyInjection.HealthCheckServiceCollectionExtensions.AddHealthChecks(builder.Services);
        var app = builder.Build();
        Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks(app, "/alive");
        app.MapHealthChecks("/healthy");
        app.Run();
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("contoso/catalog.api:1", "/alive")]
    [InlineData("contoso/cart:1", null)]
    [InlineData("contoso/shop-catalog:1", "/alive")]
    public async Task TheProbeAsksThePathThatTheCodeOfTheImageMaps(string image, string? path)
    {
        _folder.Write("src/Catalog.Api/Catalog.Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
            .Write("src/Catalog.Api/Program.cs", "using Microsoft.AspNetCore.Builder;\n" + Program)
            .Write("src/Catalog.Api/Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID\nENTRYPOINT [\"dotnet\", \"Catalog.Api.dll\"]\n")
            .WriteProject("src/Other")
            .Write("docker-compose.yml", "services:\n  catalog:\n    image: contoso/shop-catalog:${TAG:-latest}\n    build: src/Catalog.Api\n")
            .Write("deploy/catalog.yaml", $$"""
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: catalog }
                spec:
                  selector: { matchLabels: { app: catalog } }
                  template:
                    metadata: { labels: { app: catalog } }
                    spec:
                      containers:
                      - name: api
                        image: {{image}}
                """);

        ImmutableArray<DiagnosticAnalyzer> analyzers = [new CloudReadyAnalyzer(), new ArtifactAnalyzer()];
        CliRun run = await CliRun.RunAsync(_folder, ["assess", ".", "--build", "never", "--format", "json", "--rules", "CR8002"], analyzers, TestContext.Current.CancellationToken);

        string message = CliRun.Text(Assert.Single(run.Findings), "message");
        Assert.Contains(path is null ? "the liveness endpoint" : $"'{path}', which the code maps", message, StringComparison.Ordinal);
    }
}
