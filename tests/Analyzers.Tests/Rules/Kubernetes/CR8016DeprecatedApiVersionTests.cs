using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8016DeprecatedApiVersionTests
{
    [Theory]
    [InlineData("extensions/v1beta1", "Deployment", "1.16")]
    [InlineData("networking.k8s.io/v1beta1", "Ingress", "1.22")]
    [InlineData("batch/v1beta1", "CronJob", "1.25")]
    [InlineData("policy/v1beta1", "PodSecurityPolicy", "1.25")]
    public async Task Reports_versions_that_are_gone(string version, string kind, string since)
    {
        var found = await VerifyAsync("CR8016", $"apiVersion: [|{version}|]\nkind: {kind}\nmetadata: {{name: a}}\n");
        Assert.Contains(since, found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apps/v1", "Deployment")]
    [InlineData("cert-manager.io/v1beta1", "Certificate")]
    [InlineData("extensions/v1beta1", "Scale")]
    public Task Silent_about_versions_that_are_served_and_about_custom_resources(string version, string kind) =>
        VerifyAsync("CR8016", $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n");

    [Fact]
    public Task Silent_where_a_template_asks_the_cluster() => VerifyAtAsync("CR8016", "/src/chart/templates/ingress.yaml", """
        {{- if semverCompare ">=1.19-0" .Capabilities.KubeVersion.GitVersion -}}
        apiVersion: networking.k8s.io/v1
        {{- else -}}
        apiVersion: networking.k8s.io/v1beta1
        {{- end }}
        kind: Ingress
        metadata:
          name: shop
        """);
}
