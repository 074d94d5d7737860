using CloudReady.Analyzers.Artifacts;
using CloudReady.Analyzers.Artifacts.Compose;
using CloudReady.Analyzers.Tests.Rules.Image;
using CloudReady.Analyzers.Tests.Rules.Kubernetes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Analyzers.Tests.Artifacts;

public sealed class ComposeFileTests
{
    private const string Sdk = "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nENTRYPOINT [\"dotnet\", \"watch\"]\n";
    private const string Runtime = "FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final\nUSER $APP_UID\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\n";

    [Theory]
    [InlineData("docker-compose.yml", true)]
    [InlineData("docker-compose.prod.yaml", true)]
    [InlineData("docker-compose-infra.yml", true)]
    [InlineData("compose.yaml", true)]
    [InlineData("compose-dev.yml", true)]
    [InlineData("Compose.override.yml", true)]
    [InlineData("composer.yml", false)]
    [InlineData("my-compose.yml", false)]
    [InlineData("docker-compose.json", false)]
    public void Files_of_compose_are_a_kind_of_their_own(string name, bool isCompose) =>
        Assert.Equal(isCompose, ArtifactKinds.Of("/src/k8s/" + name) == ArtifactKind.Compose);

    [Theory]
    [InlineData("docker-compose.yml", false, false)]
    [InlineData("docker-compose.override.yml", true, false)]
    [InlineData("compose.dev.yaml", true, false)]
    [InlineData("docker-compose.vs.debug.yml", true, false)]
    [InlineData("docker-compose-tests.yml", true, false)]
    [InlineData("tests/docker-compose.yml", true, false)]
    [InlineData("docker-compose.prod.yml", false, true)]
    [InlineData("docker-compose.production.override.yml", false, true)]
    public void Its_name_says_what_a_file_is_for(string name, bool isForDevelopment, bool isForProduction)
    {
        ComposeFile file = ComposeFile.Parse("/src/" + name, SourceText.From("services: {}"));
        Assert.Equal((isForDevelopment, isForProduction), (file.IsForDevelopment, file.IsForProduction));
    }

    [Fact]
    public void Reads_what_a_service_runs_and_is_built_from()
    {
        ComposeFile file = ComposeFile.Parse("/src/deploy/docker-compose.yml", SourceText.From("""
            x-env: &env
              A: 1
            services:
              web:
                image: ${REGISTRY:-shop}/web:${TAG:-latest}
                build:
                  context: ..
                  dockerfile: src/Web/Dockerfile
                  target: final
                ports:
                - "5000:8080"
                - 127.0.0.1:5001:8081/tcp
                - target: 9090
                  published: 9090
                environment:
                  <<: *env
                  ConnectionStrings__Shop: Server=sql
                  EMPTY:
              worker:
                build: ../src/Worker
                environment:
                - A=1=2
                - FROM_HOST
              remote:
                build: https://github.com/contoso/shop.git
              db:
                image: postgres:17
            """));
        Assert.Equal(["web", "worker", "remote", "db"], file.Services.Select(service => service.Name));
        Assert.Equal(["/src/src/Web/Dockerfile", "/src/src/Worker/Dockerfile", null, null], file.Services.Select(service => service.Dockerfile));
        Assert.Equal(["final", null, null, null], file.Services.Select(service => service.Target));
        Assert.Equal([true, true, true, false], file.Services.Select(service => service.IsBuilt));
        Assert.Equal("postgres:17", file.Services[3].Image);
        Assert.Equal(["8080", "8081", "9090"], file.Services[0].Ports);
        Assert.Equal([("ConnectionStrings__Shop", "Server=sql"), ("EMPTY", null)], file.Services[0].Environment.Where(variable => variable.Name != "<<").Select(variable => (variable.Name, variable.Value)));
        Assert.Equal([("A", "1=2"), ("FROM_HOST", null)], file.Services[1].Environment.Select(variable => (variable.Name, variable.Value)));
    }

    [Theory]
    [InlineData("services: [a, b]")]
    [InlineData("services:\n  web: nginx\n  x:\n")]
    [InlineData("services:\n  web:\n    build: [a]\n    environment: text\n    ports: {a: b}\n")]
    [InlineData(": : :\n\t- {")]
    [InlineData("")]
    public async Task Whatever_it_holds_is_read(string content) =>
        Assert.Empty(await FindAsync("CR8006", "/src/docker-compose.yml", content));

    [Theory]
    [InlineData("/src/docker-compose.yml", "target: final", 0)]
    [InlineData("/src/docker-compose.yml", "target: FINAL", 0)]
    [InlineData("/src/docker-compose.yml", "target: build", 1)]
    [InlineData("/src/docker-compose.yml", "args: {A: 1}", 1)]
    [InlineData("/src/docker-compose.yml", "target: ${STAGE}", 1)]
    [InlineData("/src/docker-compose.override.yml", "target: final", 1)]
    public async Task The_stage_that_compose_builds_is_the_one_that_is_shipped(string path, string target, int findings)
    {
        var files = new Dictionary<string, string> { [path] = $"services:\n  web:\n    build:\n      context: .\n      {target}\n" };
        Assert.Equal(findings, (await ImageRule.FindAsync("CR7003", Runtime + Sdk, files: files)).Length);
    }

    [Fact]
    public async Task Two_targets_are_no_answer()
    {
        var files = new Dictionary<string, string>
        {
            ["/src/docker-compose.yml"] = "services:\n  web:\n    build: {context: ., target: final}\n  tool:\n    build: {context: ., target: build}\n",
        };
        Assert.Single(await ImageRule.FindAsync("CR7003", Runtime + Sdk, files: files));
    }

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS=80", 0)]
    [InlineData("ASPNETCORE_URLS=http://+:80", 0)]
    [InlineData("ASPNETCORE_ENVIRONMENT=Development", 1)]
    public async Task A_port_that_compose_sets_is_set(string variable, int findings)
    {
        var files = new Dictionary<string, string> { ["/src/docker-compose.yml"] = $"services:\n  web:\n    build: .\n    environment:\n    - {variable}\n" };
        Assert.Equal(findings, (await ImageRule.FindAsync("CR7013", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nEXPOSE 80\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]", files: files)).Length);
    }

    [Theory]
    [InlineData("docker-compose.yml", "- POSTGRES_PASSWORD=s3cretPass!", DiagnosticSeverity.Info)]
    [InlineData("docker-compose.yml", "ConnectionStrings__Shop: Server=sql;Database=Shop;User Id=shop;Password=S3cret!", DiagnosticSeverity.Info)]
    [InlineData("docker-compose.prod.yml", "POSTGRES_PASSWORD: s3cretPass!", DiagnosticSeverity.Warning)]
    public async Task A_secret_in_the_environment_of_a_service_is_reported(string name, string variable, DiagnosticSeverity severity)
    {
        Diagnostic finding = Assert.Single(await FindAsync("CR8006", "/src/" + name, $"services:\n  db:\n    image: postgres:17\n    environment:\n      {variable}\n"));
        Assert.Equal(severity, finding.Severity);
        Assert.Contains("of service 'db'", finding.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("3cret", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker-compose.override.yml", "- POSTGRES_PASSWORD=s3cretPass!")]
    [InlineData("docker-compose.dev.yml", "- POSTGRES_PASSWORD=s3cretPass!")]
    [InlineData("docker-compose.yml", "- POSTGRES_PASSWORD=${DB_PASSWORD}")]
    [InlineData("docker-compose.yml", "- POSTGRES_PASSWORD")]
    [InlineData("docker-compose.yml", "POSTGRES_PASSWORD_FILE: /run/secrets/db")]
    [InlineData("docker-compose.yml", "- POSTGRES_PASSWORD=s3cretPass! # cloudready: disable CR8006 a demo")]
    [InlineData("docker-compose.yml", "- POSTGRES_PASSWORD=s3cretPass! # checkov:skip=CKV_SECRET_6: a demo")]
    public async Task Development_files_and_references_are_not(string name, string variable) =>
        Assert.Empty(await FindAsync("CR8006", "/src/" + name, $"services:\n  db:\n    image: postgres:17\n    environment:\n      {variable}\n"));

    [Theory]
    [InlineData("/src/Shop/", 0)]
    [InlineData("/src/", 1)]
    public async Task A_build_reports_the_files_of_its_own_folder(string folder, int findings)
    {
        TestProject project = TestProject.Library with
        {
            Files = new Dictionary<string, string> { ["/src/docker-compose.yml"] = "services:\n  db:\n    environment:\n      DB_PASSWORD: s3cretPass!\n" },
            Config = $"is_global = true\nbuild_property.ProjectDir = {folder}\n",
        };
        Assert.Equal(findings, (await Findings.InAsync(project, "", TestContext.Current.CancellationToken)).Count(finding => finding.Id == "CR8006"));
    }

    private static async Task<Diagnostic[]> FindAsync(string id, string path, string content) => [.. await Manifests.FindAsync(id, (path, content))];
}
