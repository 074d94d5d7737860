using CloudReady.CodeFixes.Fixes.Kubernetes;
using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8003ProbesIdenticalFixTests
{
    [Theory]
    [InlineData("/healthz/ready", "/healthz/live", "/healthz/ready")]
    [InlineData("\"/readyz\"", "\"/livez\"", "\"/readyz\"")]
    [InlineData("'/alive'", "'/alive'", "'/ready'")]
    public Task Asks_the_other_endpoint_in_the_same_quotes(string both, string liveness, string readiness) =>
        ManifestFix.VerifyAsync<CR8003ProbesIdenticalFix>(Probes(both, both), Probes(liveness, readiness));

    private static string Probes(string liveness, string readiness) => Deployment(
        $"- name: web\n  image: shop:1\n  livenessProbe:\n    httpGet:\n      path: {liveness} # asked every second\n      port: 8080\n  readinessProbe:\n    httpGet: {{ path: {readiness}, port: 8080 }}");

    [Fact]
    public async Task Asks_what_the_code_of_the_image_maps()
    {
        (_, string all) = await ArtifactFix.ApplyAsync<CR8003ProbesIdenticalFix>(
            "app.yaml",
            Deployment("- name: web\n  image: contoso/shop:1\n  livenessProbe: {httpGet: {path: /healthy, port: 8080}}\n  readinessProbe: {httpGet: {path: /healthy, port: 8080}}"),
            [new(".globalconfig", "build_property.CloudReadyLoadedBy = msbuild\nbuild_property.CloudReadyWorkloads = shop|/alive|/healthy||web")],
            TestContext.Current.CancellationToken);
        Assert.Contains("livenessProbe: {httpGet: {path: /alive, port: 8080}}", all, StringComparison.Ordinal);
    }
}
