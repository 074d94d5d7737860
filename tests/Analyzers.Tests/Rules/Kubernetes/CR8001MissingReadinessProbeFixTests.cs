using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8001MissingReadinessProbeFixTests
{
    [Fact]
    public Task Adds_a_probe_after_the_ports_and_keeps_comments() => ManifestFix.VerifyAsync<CR8001MissingReadinessProbeFix>(
        Deployment("- name: web # the shop\n  image: shop:1\n  ports:\n  - containerPort: 8080 # http\n  # from here on variables\n  env: []") + Service(),
        Deployment("- name: web # the shop\n  image: shop:1\n  ports:\n  - containerPort: 8080 # http\n  readinessProbe:\n    httpGet:\n      path: /healthz/ready\n      port: 8080\n  # from here on variables\n  env: []") + Service());

    [Fact]
    public Task Asks_in_the_manner_of_the_other_probe() => ManifestFix.VerifyAsync<CR8001MissingReadinessProbeFix>(
        Deployment("- name: web\n  image: shop:1\n  livenessProbe:\n    httpGet: {path: /livez, port: http}\n  ports:\n  - {containerPort: 8080, name: http}") + Service(),
        Deployment("- name: web\n  image: shop:1\n  livenessProbe:\n    httpGet: {path: /livez, port: http}\n  ports:\n  - {containerPort: 8080, name: http}\n  readinessProbe:\n    httpGet:\n      path: /readyz\n      port: http") + Service());

    [Theory]
    [InlineData("- {name: web, image: \"shop:1\", ports: [{containerPort: 8080}]}")]
    [InlineData("- name: web\n  image: shop:1")]
    [InlineData("- name: db\n  image: postgres:16\n  ports:\n  - containerPort: 8080")]
    [InlineData("- name: web\n  image: shop:1\n  livenessProbe: {exec: {command: [check]}}\n  ports:\n  - containerPort: 8080")]
    public Task No_fix_in_flow_style_without_a_port_and_for_stores(string container) => ManifestFix.VerifyNoneAsync<CR8001MissingReadinessProbeFix>(Deployment(container) + Service());

    [Fact]
    public async Task Asks_what_the_code_of_the_image_maps()
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR8001MissingReadinessProbeFix>(
            "app.yaml",
            Deployment("- name: web\n  image: contoso/shop:1\n  ports:\n  - containerPort: 8080"),
            [new(".globalconfig", "build_property.CloudReadyLoadedBy = msbuild\nbuild_property.CloudReadyWorkloads = shop|/alive|/healthy||web")],
            TestContext.Current.CancellationToken);
        Assert.Contains("path: /healthy\n", all, StringComparison.Ordinal);
    }
}
