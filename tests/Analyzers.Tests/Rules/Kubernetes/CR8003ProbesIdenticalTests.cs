using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8003ProbesIdenticalTests
{
    [Theory]
    [InlineData("[|/healthz/ready|]", "/healthz/ready", "a database that is down")]
    [InlineData("[|\"/readyz\"|]", "/readyz", "a database that is down")]
    [InlineData("/alive", "[|/alive|]", "before its dependencies")]
    [InlineData("/healthz/live", "[|/healthz/live|]", "before its dependencies")]
    public async Task Reports_the_probe_that_asks_the_endpoint_of_the_other(string liveness, string readiness, string harm)
    {
        var found = await VerifyAsync("CR8003", Probes(liveness, readiness));
        Assert.Contains(harm, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz", "/healthz")]
    [InlineData("/healthz/live", "/healthz/ready")]
    [InlineData("/", "/")]
    public Task Silent_about_one_endpoint_and_about_two(string liveness, string readiness) => VerifyAsync("CR8003", Probes(liveness, readiness));

    private static string Probes(string liveness, string readiness) => Deployment(
        $"- name: web\n  image: shop:1\n  livenessProbe:\n    httpGet:\n      path: {liveness}\n      port: 8080\n  readinessProbe:\n    httpGet:\n      path: {readiness}\n      port: 8080");
}
