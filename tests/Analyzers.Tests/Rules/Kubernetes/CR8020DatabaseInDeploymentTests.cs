using static CloudReady.Analyzers.Tests.Rules.Kubernetes.Manifests;

namespace CloudReady.Analyzers.Tests.Rules.Kubernetes;

public sealed class CR8020DatabaseInDeploymentTests
{
    private const string Claim = "volumes:\n- name: data\n  persistentVolumeClaim: {claimName: data}";

    [Theory]
    [InlineData("postgres:16", Claim)]
    [InlineData("mcr.microsoft.com/mssql/server:2022-latest", Claim)]
    [InlineData("docker.io/bitnami/redis:7", "volumes:\n- name: data\n  emptyDir: {}")]
    public Task Reports_stores_with_data(string image, string volumes) => VerifyAsync("CR8020", Deployment(Container(image), volumes, name: "[|db|]").Replace("app: [|db|]", "app: db", StringComparison.Ordinal));

    [Theory]
    [InlineData("shop:1", Claim)]
    [InlineData("postgres:16", "volumes:\n- name: data\n  configMap: {name: data}")]
    [InlineData("team/redis-exporter:1", Claim)]
    public Task Silent_about_others(string image, string volumes) => VerifyAsync("CR8020", Deployment(Container(image), volumes));

    [Fact]
    public Task Silent_about_stateful_sets() => VerifyAsync("CR8020", Deployment(Container("postgres:16"), Claim, kind: "StatefulSet"));

    private static string Container(string image) => $"- name: db\n  image: {image}\n  volumeMounts:\n  - {{name: data, mountPath: /var/lib/data}}";
}
