using CloudReady.Analyzers.Artifacts.Kubernetes;
using Microsoft.CodeAnalysis;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

/// <summary>Manifests are held against the code of the image that they run.</summary>
public sealed class WorkloadCodeTests
{
    private const string TwoEndpoints = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/livez", new() { Predicate = _ => false });
        app.MapHealthChecks("/health");
        app.Run();
        """;

    private const string OneEndpoint = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/ready");
        app.Run();
        """;

    [Theory]
    [InlineData("contoso.azurecr.io/team/basket.api:1.2", "basketapi")]
    [InlineData("Basket.API", "basketapi")]
    [InlineData("localhost:5000/shop", "shop")]
    [InlineData("shop@sha256:0123", "shop")]
    [InlineData("${REGISTRY:-eshop}/catalog.api:${TAG:-latest}", "catalogapi")]
    [InlineData("${IMAGE}", null)]
    [InlineData("src", null)]
    public void Images_and_assemblies_are_compared_by_letters_and_digits(string image, string? name) => Assert.Equal(name, WorkloadCode.NameOf(image));

    [Theory]
    [InlineData("shop", "/livez")]
    [InlineData("contoso/cart.api:1", "/alive")]
    [InlineData("twice", null)]
    [InlineData("contoso/host", "/built")]
    [InlineData("other", null)]
    [InlineData("nginx:1", null)]
    public void An_image_is_of_the_only_application_of_its_name(string image, string? liveness) =>
        Assert.Equal(liveness, WorkloadCode.Find("shop,web1|/livez|/health||web cartapi|/alive||| a,twice||||web b,twice|||| host|/named||| c,=host|/built|||", image)?.Liveness);

    [Theory]
    [InlineData(TwoEndpoints, "'/health', which the code maps")]
    [InlineData(OneEndpoint, "'/ready', which the code maps")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); app.Run();", "the readiness endpoint")]
    public async Task The_readiness_probe_asks_what_the_code_maps(string source, string path)
    {
        Diagnostic finding = Assert.Single(await FindAsync("CR8001", source, Deployment("- name: web\n  image: contoso/test.project:1\n  ports: [{containerPort: 8080}]")));
        Assert.Contains("runs a web application", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(path, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_another_image_says_nothing()
    {
        Assert.Empty(await FindAsync("CR8001", TwoEndpoints, Deployment("- name: web\n  image: nginx:1\n  ports: [{containerPort: 8080}]")));
        Assert.Contains("the liveness endpoint", Assert.Single(await FindAsync("CR8002", TwoEndpoints, Deployment("- name: web\n  image: nginx:1"))).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TwoEndpoints, "/health", "/health", "Ask the endpoint for liveness, '/livez'")]
    [InlineData(TwoEndpoints, "/livez", "/livez", "Ask the endpoint for readiness, '/health'")]
    [InlineData(TwoEndpoints, "/livez", "/health", null)]
    [InlineData(TwoEndpoints, "/other", "/other", null)]
    [InlineData(OneEndpoint, "/ready", "/ready", null)]
    public async Task Identical_probes_are_wrong_where_the_code_maps_two_endpoints(string source, string liveness, string readiness, string? cure)
    {
        Diagnostic[] found = await FindAsync("CR8003", source, Deployment(
            $"- name: web\n  image: testproject:1\n  livenessProbe: {{httpGet: {{path: {liveness}, port: 8080}}}}\n  readinessProbe: {{httpGet: {{path: {readiness}, port: 8080}}}}"));
        if (cure is null)
            Assert.Empty(found);
        else
            Assert.Contains(cure, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_of_development_are_none()
    {
        const string source = """
            var app = WebApplication.CreateBuilder(args).Build();
            if (app.Environment.IsDevelopment())
                app.MapHealthChecks("/livez");
            app.Run();
            """;
        Assert.Contains("the liveness endpoint", Assert.Single(await FindAsync("CR8002", source, Deployment("- name: web\n  image: testproject:1"))).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/audit", 1)]
    [InlineData("/data/audit/", 1)]
    [InlineData("/data", 0)]
    public async Task A_volume_for_the_logs_of_the_code_is_one_for_logs(string mountPath, int findings)
    {
        const string source = """
            using Serilog;
            Log.Logger = new LoggerConfiguration().WriteTo.File("/data/audit/shop.txt").CreateLogger();
            """;
        Assert.Equal(findings, (await FindAsync("CR8012", source, Deployment(
            $"- name: web\n  image: testproject:1\n  volumeMounts: [{{name: data, mountPath: {mountPath}}}]", pod: "volumes: [{name: data, emptyDir: {}}]"))).Length);
    }

    private static async Task<Diagnostic[]> FindAsync(string id, string source, string manifest)
    {
        TestProject project = TestProject.Web with { Files = new Dictionary<string, string> { [AppPath] = manifest } };
        return [.. (await Findings.InAsync(project, source, TestContext.Current.CancellationToken)).Where(finding => finding.Id == id)];
    }
}
