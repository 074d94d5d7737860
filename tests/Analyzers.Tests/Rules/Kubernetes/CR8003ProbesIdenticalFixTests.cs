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
}
